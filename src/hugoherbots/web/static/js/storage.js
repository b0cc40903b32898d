/** What the browser remembers for the seller; without storage it forgets, and nothing breaks. */

/** @param {string} key @returns {string | null} */
export function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private browsing or a full store: the choice holds for this page only.
  }
}
