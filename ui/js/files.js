// @ts-check
/**
 * Articles on their way in: files that hover, are dropped, chosen or handed
 * over by a second start, and text that is pasted. Files are known here only
 * by the number of the program's offer; no path ever comes to the page.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import { go, openStory } from "./route.js";

/** Imports wait for each other. @type {Promise<unknown>} */
let importing = Promise.resolve();

/** Offers are told when they are made and again to a page that asks. @type {Set<number>} */
const taken = new Set();

/** @param {import("./ipc.js").Offer} offer */
function take(offer) {
  if (taken.has(offer.id)) return;
  taken.add(offer.id);
  // The story that was open when they came, whatever is open when their turn comes.
  const story = openStory();
  if (lookFirst()) return go({ name: "look", offer: offer.id, file: 0, part: 0, story });
  importing = importing.then(() => importOne(offer, story));
}

/** Imports files that were looked at. @param {number} id @param {unknown} story */
export function takeLookedAt(id, story) {
  const offer = { id, count: 0, names: [] };
  importing = importing.then(() => importOne(offer, typeof story === "number" ? story : null));
  return importing;
}

/** Where it is kept that a person wants to look at files before they are imported. */
const LOOK_FIRST = "look-first";

const lookBox = () => /** @type {HTMLInputElement} */ (page.byId("look-first"));

const lookFirst = () => lookBox().checked;

/** Keeps whether a person wants to look first. */
export function keepLookFirst() {
  if (lookFirst()) localStorage.setItem(LOOK_FIRST, "");
  else localStorage.removeItem(LOOK_FIRST);
}

/** @param {import("./ipc.js").Offer} offer @param {number | null} story */
async function importOne(offer, story) {
  const box = page.byId("progress");
  const bar = /** @type {HTMLProgressElement | null} */ (box.querySelector("progress"));
  const stop = /** @type {HTMLButtonElement | null} */ (box.querySelector("button"));
  const count = box.querySelector(".count");
  const file = box.querySelector(".file");
  const tell = (/** @type {import("./ipc.js").ImportProgress} */ step) => {
    if (bar) bar.value = step.total ? step.done / step.total : 0;
    if (count) {
      count.textContent = (box.dataset.count ?? "")
        .replace("#", String(step.done))
        .replace("@", String(step.total));
    }
    if (file && !stop?.disabled) file.textContent = step.name;
  };
  if (stop) stop.disabled = false;
  tell({ done: 0, total: offer.count, name: offer.names[0] ?? "" });
  box.hidden = false;
  try {
    const done = await ipc.importOffer(offer.id, story, tell);
    await go({ name: "receipt", id: done.receipt, story });
  } catch (trouble) {
    page.sayTrouble(trouble);
  } finally {
    box.hidden = true;
  }
}

/** Stops the import after the file it is at. @param {HTMLElement} button */
export function cancel(button) {
  const box = page.byId("progress");
  /** @type {HTMLButtonElement} */ (button).disabled = true;
  const file = box.querySelector(".file");
  if (file) file.textContent = box.dataset.cancelling ?? "";
  return ipc.cancelImport();
}

/** @param {boolean} folder */
export async function choose(folder) {
  const offer = await ipc.chooseFiles(folder);
  if (offer) await take(offer);
}

/** Shows what hovers over the window, or that nothing does any more.
 * @param {import("./ipc.js").Hover | null} hover */
function hovering(hover) {
  const box = page.byId("hover");
  const tell = (/** @type {string} */ part, /** @type {string | undefined} */ text) => {
    const line = box.querySelector(part);
    if (line) line.textContent = (hover && text) ?? "";
  };
  const count = hover?.count === 1 ? box.dataset.one : box.dataset.many;
  tell(".count", count?.replace("#", String(hover?.count)));
  const where = openStory() ? box.dataset.story : box.dataset.library;
  tell(".where", lookFirst() ? box.dataset.look : where);
  box.querySelector(".names")?.replaceChildren(
    ...(hover?.names ?? []).map((name) =>
      Object.assign(document.createElement("li"), { textContent: name }),
    ),
  );
  box.hidden = !hover;
}

/** Opens the dialog for pasted text. @param {string} [text] */
export function paste(text) {
  const dialog = page.dialog("paste");
  const field = /** @type {HTMLTextAreaElement} */ (page.byId("paste-text"));
  if (text) field.value = text;
  const where = /** @type {HTMLElement | null} */ (dialog.querySelector(".where"));
  if (where) where.textContent = (openStory() ? where.dataset.story : where.dataset.library) ?? "";
  if (!dialog.open) dialog.showModal();
  field.focus();
  // What is pasted now takes the place of what was left there.
  field.select();
}

/** Takes the pasted text in. @param {HTMLFormElement} form */
export async function takePasted(form) {
  const typed = page.values(form);
  const told = (/** @type {string} */ name) => typed[name]?.trim() || null;
  const story = openStory();
  const done = await ipc.importText({
    text: typed.text ?? "",
    outlet: told("outlet"),
    title: told("title"),
    date: told("date"),
    url: told("url"),
    story,
  });
  page.dialog("paste").close();
  form.reset();
  await go({ name: "receipt", id: done.receipt, story });
}

/** Whether something takes text by itself. @param {EventTarget | null} at */
export const isField = (at) =>
  at instanceof HTMLElement && at.matches("input:not([type=checkbox]), textarea, select");

/** Listens for what comes from outside the page. */
export async function listen() {
  lookBox().checked = localStorage.getItem(LOOK_FIRST) !== null;
  // Text dragged out of another window; files come through the program. The
  // webview is never to open what is dropped.
  document.addEventListener("dragover", (event) => {
    if (!isField(event.target)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (isField(event.target)) return;
    event.preventDefault();
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (text.trim()) paste(text);
  });
  await ipc.listen("hover", hovering);
  await ipc.listen("hover-end", () => hovering(null));
  await ipc.listen("offer", take);
}

/** Takes what was handed over before the page listened. */
export async function takeWaiting() {
  for (const offer of await ipc.offersWaiting()) take(offer);
}
