/** Lets words appear at the pace of somebody who speaks, however fast they arrive. */

const WORD_MILLISECONDS = 45;

export class Pace {
  /** @param {(piece: string) => void} show */
  constructor(show) {
    this.show = show;
    /** @type {string[]} */
    this.waiting = [];
    /** @type {Promise<void> | null} */
    this.running = null;
    this.instant = matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** @param {string} piece */
  add(piece) {
    if (this.instant) {
      this.show(piece);
      return;
    }
    this.waiting.push(piece);
    this.running ??= this.run();
  }

  async run() {
    while (this.waiting.length) {
      this.show(/** @type {string} */ (this.waiting.shift()));
      if (document.hidden) continue;
      await new Promise((resolve) => setTimeout(resolve, WORD_MILLISECONDS));
    }
    this.running = null;
  }

  /** Resolves when everything that arrived has been shown. */
  async finished() {
    while (this.running) await this.running;
  }
}
