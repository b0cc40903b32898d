/** What is live on every page: the theme switch, the account menu, forms that are sent once, times of the reader. */

import { remember } from "./storage.js";

const root = document.documentElement;

/** @returns {"light" | "dark"} */
function shownTheme() {
  if (root.dataset.theme === "light" || root.dataset.theme === "dark") return root.dataset.theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", () => {
    const theme = shownTheme() === "dark" ? "light" : "dark";
    root.dataset.theme = theme;
    remember("hh-theme", theme);
  });
}

for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-menu]"))) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-once]"))) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) delete (/** @type {HTMLElement} */ (form).dataset.sent);
});

document.querySelector("[aria-invalid='true']")?.scrollIntoView({ block: "center" });
/** @type {HTMLElement | null} */ (document.querySelector("[aria-invalid='true'], [data-focus]"))?.focus();

const moments = new Intl.DateTimeFormat(root.lang === "nl" ? "nl-BE" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[data-local]"))) {
  time.textContent = moments.format(new Date(time.dateTime));
}
