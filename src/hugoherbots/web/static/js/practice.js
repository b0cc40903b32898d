/** The live part of a role-play: say something, follow the answer, see where you are. */

import { Pace } from "./pacing.js";
import { need, Scene } from "./scene.js";
import { canDictate, canSpeak, Dictation, Voice } from "./speech.js";
import { remember, remembered } from "./storage.js";
import { Refused, sayTurn } from "./turn.js";

const COUNT_FROM = 300;

const root = /** @type {HTMLElement} */ (need(document, "[data-talk]"));
const scene = new Scene(root);
const language = /** @type {"nl" | "en"} */ (root.dataset.language);
const limit = Number(root.dataset.limit);
const hints = /** @type {HTMLInputElement} */ (need(root, "[data-hints-switch]"));
const voiceSwitch = /** @type {HTMLInputElement} */ (need(root, "[data-voice-switch]"));
const voice = canSpeak() ? new Voice(language, (speaking) => scene.showSpeaking(speaking)) : null;

/* Time */

const clock = need(root, "[data-clock]");
const began = Date.now() - 1000 * Number(root.dataset.seconds);
let over = root.dataset.ended === "yes";
setInterval(() => {
  if (over) return;
  const seconds = Math.floor((Date.now() - began) / 1000);
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}, 1000);

/* What helps */

need(root, "[data-help]").removeAttribute("hidden");
hints.checked = remembered("hh-hints") !== "off";
scene.showHint(null, hints.checked && !over);
hints.addEventListener("change", () => {
  remember("hh-hints", hints.checked ? "on" : "off");
  scene.showHint(null, hints.checked);
});
need(root, "[data-voice]").toggleAttribute("hidden", !voice);
voiceSwitch.checked = remembered("hh-voice") === "on";
voiceSwitch.addEventListener("change", () => {
  remember("hh-voice", voiceSwitch.checked ? "on" : "off");
  if (!voiceSwitch.checked) voice?.stop();
});
addEventListener("pagehide", () => voice?.stop());

/* Questions before the end */

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("form[data-confirm]"))) {
  const dialog = /** @type {HTMLDialogElement} */ (need(document, `#${form.dataset.confirm}`));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    delete form.dataset.sent;
    dialog.showModal();
  });
  need(dialog, "[data-close]").addEventListener("click", () => dialog.close());
}

/* Saying something */

const composer = /** @type {HTMLFormElement | null} */ (root.querySelector("[data-composer]"));
if (composer) bringToLife(composer);

/** @param {HTMLFormElement} form */
function bringToLife(form) {
  const field = /** @type {HTMLTextAreaElement} */ (need(form, "[data-text]"));
  const send = /** @type {HTMLButtonElement} */ (need(form, "[data-send]"));
  const count = need(root, "[data-count]");
  const dictate = /** @type {HTMLButtonElement} */ (need(form, "[data-dictate]"));
  const retry = /** @type {HTMLButtonElement} */ (need(root, "[data-retry]"));
  let answering = false;
  let interrupted = false;
  /** @type {{text: string, key: string} | null} */
  let unsent = null;
  form.noValidate = true;

  const showLeft = () => {
    const left = limit - field.value.length;
    count.toggleAttribute("hidden", left > COUNT_FROM);
    count.textContent = (scene.words.left ?? "").replace("{count}", String(left));
  };

  const dictation = canDictate()
    ? new Dictation(
        language,
        (text) => {
          field.value = text.slice(0, limit);
          showLeft();
        },
        (fault) => {
          dictate.setAttribute("aria-pressed", "false");
          if (fault) scene.showTrouble(scene.words.noMic ?? "");
        },
      )
    : null;
  dictate.toggleAttribute("hidden", !dictation);
  dictate.addEventListener("click", () => {
    if (!dictation) return;
    if (dictation.listening) {
      dictation.stop();
      return;
    }
    interrupted = Boolean(voice?.speaking);
    voice?.stop();
    scene.showTrouble("");
    dictation.start();
    dictate.setAttribute("aria-pressed", "true");
  });

  /** @param {boolean} busy */
  const setBusy = (busy) => {
    answering = busy;
    send.disabled = busy;
    field.readOnly = busy;
    dictate.disabled = busy;
    form.setAttribute("aria-busy", String(busy));
  };

  /** @param {string} text @param {string} key */
  const say = async (text, key) => {
    setBusy(true);
    scene.showTrouble("");
    const mine = scene.addTurn("seller", text || (scene.words.silence ?? ""));
    field.value = "";
    showLeft();
    const theirs = scene.addWaiting();
    try {
      await follow(mine, theirs, { url: root.dataset.turnsUrl ?? "", text, key, interrupted });
      unsent = null;
    } catch (error) {
      mine.remove();
      theirs.remove();
      field.value = text;
      unsent = { text, key };
      explain(error);
    } finally {
      interrupted = false;
      setBusy(false);
      if (!over) field.focus();
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dictation?.stop();
    const text = field.value.trim();
    if (answering || !text) return;
    say(text, unsent?.text === text ? unsent.key : newKey());
  });
  field.addEventListener("input", showLeft);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  retry.addEventListener("click", () => form.requestSubmit());
  field.focus({ preventScroll: true });
}

/**
 * Shows a turn as its events come.
 * @param {HTMLElement} mine @param {HTMLElement} theirs
 * @param {{url: string, text: string, key: string, interrupted: boolean}} turn
 */
async function follow(mine, theirs, turn) {
  const pace = new Pace((piece) => {
    scene.showSpeaking(true);
    scene.addWords(theirs, piece);
  });
  let reply = "";
  let mood = "";
  /** @type {string | null} */
  let hint = null;
  /** @type {any} */
  let state = {};
  await sayTurn(
    turn,
    ({ event, data }) => {
      if (event === "techniques") scene.showTechniques(mine, data.techniques);
      else if (event === "customer.delta") pace.add(data.text);
      else if (event === "customer.done") ({ text: reply, mood } = data);
      else if (event === "hint") hint = data.text;
      else if (event === "state") state = data;
    },
    (connection) => scene.showTrouble({ offline: scene.words.offline, again: scene.words.again, connected: "" }[connection] ?? ""),
  );
  await pace.finished();
  scene.showTrouble("");
  scene.showSpeaking(false);
  if (!reply) theirs.remove();
  scene.showMood(mood);
  scene.showPhase(state.phase);
  scene.showHint(hint ?? "", hints.checked);
  scene.announce(reply);
  if (voice && voiceSwitch.checked) voice.say(reply);
  if (state.ended) {
    over = true;
    scene.showEnding(state.outcome);
  }
}

/** A key that no other turn has. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Says what went wrong, and offers to try again where that helps. @param {unknown} error */
function explain(error) {
  const words = scene.words;
  if (!(error instanceof Refused)) scene.showTrouble(words.failed ?? "", true);
  else if (error.status === 401) scene.showTrouble(words.signedOut ?? "", true);
  else if (error.code === "turn_too_long") scene.showTrouble(words.tooLong ?? "");
  else if (error.status === 409) scene.showTrouble(words.elsewhere ?? "");
  else scene.showTrouble(words.failed ?? "", true);
}
