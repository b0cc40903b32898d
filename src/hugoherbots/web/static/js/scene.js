/** What is seen of a talk: turns, the customer's face and mood, phases, hints, notices. */

/** @typedef {"nl" | "en"} Language */

/**
 * @template {Element} T
 * @param {ParentNode} from @param {string} selector
 * @returns {T}
 */
export function need(from, selector) {
  const found = from.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

export class Scene {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = /** @type {HTMLElement} */ (need(root, "[data-words]")).dataset;
    this.log = /** @type {HTMLElement} */ (need(root, "[data-log]"));
    this.turns = /** @type {HTMLElement} */ (need(root, "[data-turns]"));
    this.person = need(root, ".talk-head .person");
    /** @type {Record<string, string>} */
    this.moods = JSON.parse(root.dataset.moods ?? "{}");
    /** @type {Record<string, string>} */
    this.techniques = JSON.parse(root.dataset.techniques ?? "{}");
    this.person.classList.add("alive");
    this.toEnd();
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** @param {"seller" | "customer"} speaker @param {string} text @returns {HTMLElement} */
  addTurn(speaker, text) {
    const template = /** @type {HTMLTemplateElement} */ (need(this.root, `[data-turn-template=${speaker}]`));
    const turn = /** @type {HTMLElement} */ (need(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), "li"));
    need(turn, ".turn-text").textContent = text;
    this.turns.append(turn);
    this.toEnd();
    return turn;
  }

  /** An empty turn of the customer, thinking. @returns {HTMLElement} */
  addWaiting() {
    const turn = this.addTurn("customer", "");
    turn.classList.add("waiting");
    need(turn, ".turn-text").append(document.createElement("span"));
    this.toEnd();
    return turn;
  }

  /** @param {HTMLElement} turn @param {string} piece */
  addWords(turn, piece) {
    const text = need(turn, ".turn-text");
    if (turn.classList.contains("waiting")) {
      turn.classList.remove("waiting");
      text.textContent = "";
    }
    text.append(piece);
    this.toEnd();
  }

  /** @param {HTMLElement} turn @param {{id: string}[]} found */
  showTechniques(turn, found) {
    const ids = [...new Set(found.map((item) => item.id))];
    for (const id of ids) need(this.root, "[data-phases]").querySelector(`[data-technique="${id}"]`)?.classList.add("seen");
    if (!ids.length || turn.querySelector(".turn-seen")) return;
    const list = document.createElement("ul");
    list.className = "turn-seen";
    for (const id of ids) list.append(Object.assign(document.createElement("li"), { textContent: this.techniques[id] ?? id }));
    turn.append(list);
    this.toEnd();
  }

  /** @param {string} mood */
  showMood(mood) {
    if (!(mood in this.moods)) return;
    this.person.setAttribute("data-mood", mood);
    need(this.root, ".mood-dot").setAttribute("data-mood", mood);
    need(this.root, "[data-mood-word]").textContent = this.moods[mood];
  }

  /** @param {boolean} speaking */
  showSpeaking(speaking) {
    this.person.classList.toggle("speaking", speaking);
  }

  /** @param {string} current */
  showPhase(current) {
    let past = true;
    for (const phase of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-phase]"))) {
      const here = phase.dataset.phase === current;
      if (here) past = false;
      phase.classList.toggle("past", past);
      if (here) phase.setAttribute("aria-current", "step");
      else phase.removeAttribute("aria-current");
    }
  }

  /** @param {string | null} text @param {boolean} wanted */
  showHint(text, wanted) {
    if (text !== null) need(this.root, "[data-hint-text]").textContent = text;
    const words = need(this.root, "[data-hint-text]").textContent ?? "";
    need(this.root, "[data-hint]").toggleAttribute("hidden", !wanted || !words);
    this.toEnd();
  }

  /** @param {string} text empty when all is well @param {boolean} [retry] */
  showTrouble(text, retry = false) {
    need(this.root, "[data-trouble-text]").textContent = text;
    need(this.root, "[data-retry]").toggleAttribute("hidden", !retry);
    need(this.root, "[data-trouble]").toggleAttribute("hidden", !text);
  }

  /** Read aloud by screen readers, once, when a reply is complete. @param {string} text */
  announce(text) {
    need(this.root, "[data-heard]").textContent = text;
  }

  /** @param {string} outcome */
  showEnding(outcome) {
    const words = { next_step: this.words.nextStep, customer_left: this.words.customerLeft }[outcome] ?? this.words.ended;
    need(this.root, "[data-ending-text]").textContent = words ?? "";
    need(this.root, "[data-ending]").removeAttribute("hidden");
    this.root.querySelector("[data-composer]")?.remove();
    this.root.querySelector(".composer-help")?.remove();
    for (const form of this.root.querySelectorAll("form[data-confirm]")) form.setAttribute("hidden", "");
    this.showHint("", false);
    this.toEnd();
    /** @type {HTMLElement | null} */ (this.root.querySelector("[data-ending] button, [data-ending] a"))?.focus();
  }
}
