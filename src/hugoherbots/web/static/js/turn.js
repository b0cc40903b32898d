/** Says one turn and follows its answer, through lost connections, until it is done or refused. */

import { serverEvents } from "./events.js";

const PAUSES = [300, 1000, 2000, 4000, 8000];

/** The server's refusal: trying the same again changes nothing. */
export class Refused extends Error {
  /** @param {number} status @param {string} code */
  constructor(status, code) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** There was no way through; the same turn may be tried again later. */
export class Unreachable extends Error {}

/**
 * @param {object} turn
 * @param {string} turn.url
 * @param {string} turn.text
 * @param {string} turn.key the same for every try of one turn, so that it is said once
 * @param {boolean} turn.interrupted
 * @param {(event: import("./events.js").ServerEvent) => void} onEvent
 * @param {(state: "offline" | "again" | "connected") => void} onConnection
 */
export async function sayTurn(turn, onEvent, onConnection) {
  let seen = "";
  for (let tries = 0; ; tries += 1) {
    try {
      for await (const event of await ask(turn, seen)) {
        if (tries) onConnection("connected");
        if (event.id) seen = event.id;
        onEvent(event);
        if (event.event === "done") return;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    if (tries >= PAUSES.length && navigator.onLine) throw new Unreachable();
    onConnection(navigator.onLine ? "again" : "offline");
    await (navigator.onLine ? pause(PAUSES[Math.min(tries, PAUSES.length - 1)]) : backOnline());
  }
}

/**
 * @param {{url: string, text: string, key: string, interrupted: boolean}} turn
 * @param {string} seen the id of the last event that arrived
 */
async function ask(turn, seen) {
  const response = await fetch(turn.url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "text/event-stream",
      "Idempotency-Key": turn.key,
      ...(seen ? { "Last-Event-ID": seen } : {}),
    },
    body: JSON.stringify({ text: turn.text, interrupted: turn.interrupted }),
  });
  if (response.ok && response.body) return serverEvents(response.body);
  const problem = await response.json().catch(() => ({}));
  const passing = response.status >= 500 || response.status === 429 || problem.code === "turn_in_progress";
  if (passing) throw new Error(`status ${response.status}`);
  throw new Refused(response.status, problem.code ?? "unknown");
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const backOnline = () => new Promise((resolve) => addEventListener("online", resolve, { once: true }));
