/** The browser's own ears and voice, where it has them. */

const LOCALES = { nl: "nl-BE", en: "en-GB" };

/** @returns {boolean} */
export const canDictate = () => "SpeechRecognition" in window || "webkitSpeechRecognition" in window;

/** @returns {boolean} */
export const canSpeak = () => "speechSynthesis" in window && "SpeechSynthesisUtterance" in window;

/** Writes what is said into a text field until it is stopped. */
export class Dictation {
  /**
   * @param {"nl" | "en"} language
   * @param {(text: string) => void} onText everything heard so far
   * @param {(fault: string | null) => void} onEnd
   */
  constructor(language, onText, onEnd) {
    const Recognition = /** @type {any} */ (window).SpeechRecognition ?? /** @type {any} */ (window).webkitSpeechRecognition;
    this.listening = false;
    this.recognition = new Recognition();
    this.recognition.lang = LOCALES[language];
    this.recognition.interimResults = true;
    this.recognition.continuous = true;
    this.recognition.onresult = (/** @type {any} */ event) => {
      onText(Array.from(event.results, (/** @type {any} */ result) => result[0].transcript).join(" ").replace(/\s+/g, " ").trim());
    };
    /** @type {string | null} */
    this.fault = null;
    this.recognition.onerror = (/** @type {any} */ event) => {
      this.fault = event.error === "aborted" || event.error === "no-speech" ? null : event.error;
    };
    this.recognition.onend = () => {
      this.listening = false;
      onEnd(this.fault);
    };
  }

  start() {
    this.fault = null;
    this.listening = true;
    this.recognition.start();
  }

  stop() {
    if (this.listening) this.recognition.stop();
  }
}

/** Reads a reply aloud, in the best voice there is for the language. */
export class Voice {
  /** @param {"nl" | "en"} language @param {(speaking: boolean) => void} onSpeaking */
  constructor(language, onSpeaking) {
    this.language = language;
    this.onSpeaking = onSpeaking;
  }

  get speaking() {
    return speechSynthesis.speaking;
  }

  /** @param {string} text */
  say(text) {
    this.stop();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = LOCALES[this.language];
    const voices = speechSynthesis.getVoices().filter((voice) => voice.lang.startsWith(this.language));
    words.voice = voices.find((voice) => voice.lang.replace("_", "-") === words.lang) ?? voices[0] ?? null;
    words.onstart = () => this.onSpeaking(true);
    words.onend = words.onerror = () => this.onSpeaking(false);
    speechSynthesis.speak(words);
  }

  stop() {
    speechSynthesis.cancel();
    this.onSpeaking(false);
  }
}
