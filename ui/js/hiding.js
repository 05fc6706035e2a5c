// @ts-check
/**
 * Columns that a person does not want to see, in the matrix and side by side.
 * Nothing is compared otherwise for it. Which they are is kept on this machine,
 * story by story and by article, so that it holds when columns are moved.
 */

import * as ribbons from "./ribbons.js";

/** @returns {NodeListOf<HTMLElement>} */
const buttons = () => document.querySelectorAll("[data-action=put-away]");

/** Where it is kept for the open story. */
function place() {
  const story = /** @type {HTMLElement | null} */ (document.querySelector(".screen.story"));
  return `hidden-columns-${story?.dataset.story ?? ""}`;
}

const hidden = () => new Set((localStorage.getItem(place()) ?? "").split(" ").filter(Boolean));

/** Hides in a freshly shown view what is to be hidden. */
export function ready() {
  const view = document.getElementById("view");
  const away = hidden();
  // What would leave nothing to be seen hides nothing.
  const all = [...buttons()].every((button) => away.has(button.dataset.article ?? ""));
  for (const button of buttons()) {
    const is = !all && away.has(button.dataset.article ?? "");
    button.setAttribute("aria-pressed", String(is));
    view?.classList.toggle(`hide-${button.dataset.letter}`, is);
  }
  ribbons.draw();
}

/** Hides a column, or shows it again. @param {HTMLElement} button */
export function toggle(button) {
  const away = hidden();
  const article = button.dataset.article ?? "";
  if (!away.delete(article)) away.add(article);
  if (away.size === 0) localStorage.removeItem(place());
  else localStorage.setItem(place(), [...away].join(" "));
  ready();
}
