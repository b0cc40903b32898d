// Runs before the first paint: a chosen theme is on the page before anything is drawn.
(() => {
  try {
    const chosen = localStorage.getItem("hh-theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage is switched off: the system's theme stays.
  }
})();
