// @ts-check
/**
 * The screen that shows what was taken of a file: passages go in and out,
 * values are corrected, the original is read again. It is of an article of the
 * library, or of a file that waits to be imported; the screen says which.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import * as files from "./files.js";
import { again, go, here } from "./route.js";

/** The screen, where it is shown. */
const screen = () => /** @type {HTMLElement | null} */ (document.querySelector(".screen.checking"));

/** What is checked: an article by its id, or a waiting file by its place. */
function checked() {
  const { check, id, edition, offer, file, part } = screen()?.dataset ?? {};
  return {
    waits: check === "waiting",
    id: Number(id),
    edition: Number(edition),
    offer: Number(offer),
    spot: { file: Number(file), part: Number(part) },
  };
}

/** Puts a passage into the text, or takes it out. @param {HTMLElement} button */
export async function amend(button) {
  const passage = Number(button.dataset.passage);
  const taken = button.dataset.taken === "true";
  const { waits, id, edition, offer, spot } = checked();
  if (waits) await ipc.amendWaiting(offer, spot, passage, taken);
  else await ipc.amendArticle(id, edition, passage, taken);
  await shownAnew();
}

/** @param {string} field @param {string | null} value */
function set(field, value) {
  const { waits, id, offer, spot } = checked();
  return waits ? ipc.setWaiting(offer, spot, field, value) : ipc.setArticle(id, field, value);
}

/** Keeps a person's word on whether the text is whole. @param {HTMLElement} button */
export async function sayWhole(button) {
  await set("completeness", button.dataset.value || null);
  await shownAnew();
}

/** Keeps what was changed, field by field. @param {HTMLFormElement} form */
export async function save(form) {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement) || field.value === field.dataset.before) continue;
    await set(field.name, field.value || null);
    field.dataset.before = field.value;
  }
  await shownAnew();
}

/** What was last said of a file: an import that is asked for right behind it waits
 * for it. */
let said = Promise.resolve();

/** @param {HTMLInputElement} box */
export async function keepOut(box) {
  const { offer, spot } = checked();
  said = ipc.keepOut(offer, spot, box.checked);
  await said;
}

async function shownAnew() {
  await again();
  page.toast(page.byId("status").dataset.saved ?? "", true);
}

/** Shows what a new reading of the original would change. */
export async function readAgain() {
  await go({ ...here(), again: true }, { replace: true });
  document.querySelector("#again")?.scrollIntoView({ block: "nearest" });
}

/** Takes the new reading, or leaves it. @param {boolean} take */
export async function endAgain(take) {
  if (take) await ipc.takeAgain(checked().id);
  await go({ ...here(), again: false }, { replace: true });
  if (take) page.toast(page.byId("status").dataset.saved ?? "", true);
}

/** Imports the files that are looked at. */
export async function importWaiting() {
  // Whether it could be said is told where it was said.
  await said.catch(() => {});
  await files.takeLookedAt(checked().offer, here().story);
}

/** Imports none of them. */
export async function putAside() {
  await ipc.putAside(checked().offer);
  await go({ name: "library" }, { replace: true });
}

/** Takes back the last thing done to files that wait. @returns {Promise<boolean>}
 *  whether such files are shown */
export async function undo() {
  const { waits, offer } = checked();
  if (!waits) return false;
  await ipc.undoWaiting(offer);
  await again();
  return true;
}

/** @param {HTMLElement} button */
const isFolded = (button) => button.closest("details:not([open])") !== null;

/**
 * Arrow keys move from passage to passage.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for the passages
 */
export function moved(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !at.matches(".passage-list :is(button, summary)")) return false;
  const all = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(".passage-list :is(button, summary)"),
  ]).filter((one) => one.matches("summary") || !isFolded(one));
  const to = all[all.indexOf(at) + step];
  to?.focus({ preventScroll: true });
  to?.closest("li")?.scrollIntoView({ block: "nearest" });
  return true;
}
