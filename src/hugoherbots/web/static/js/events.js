/** Server-sent events out of a fetch response, as the HTML standard writes them. */

/**
 * @typedef {object} ServerEvent
 * @property {string} event
 * @property {string} id
 * @property {any} data
 */

/**
 * Reads a stream to its end. Throws when the connection breaks.
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {AsyncGenerator<ServerEvent>}
 */
export async function* serverEvents(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true }).replaceAll("\r\n", "\n");
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parsed(block);
      if (event) yield event;
    }
  }
}

/**
 * One event; null for a comment that only keeps the connection open.
 * @param {string} block
 * @returns {ServerEvent | null}
 */
function parsed(block) {
  const event = { event: "message", id: "", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const value = line.slice(colon + 1).replace(/^ /, "");
    const name = line.slice(0, colon);
    if (name === "data") event.data += event.data ? `\n${value}` : value;
    else if (name === "event" || name === "id") event[name] = value;
  }
  return event.data ? { ...event, data: JSON.parse(event.data) } : null;
}
