// @ts-check
/**
 * Articles on their way in: files that hover, are dropped, chosen or handed
 * over by a second start, and text that is pasted. Files are known here only
 * by the number of the program's offer; no path ever comes to the page.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import { go, here, openStory } from "./route.js";

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
  const first = { done: 0, total: offer.count, name: offer.names[0] ?? "" };
  await run("importing", first, story, (tell) => ipc.importOffer(offer.id, story, tell)).catch(
    page.sayTrouble,
  );
}

/**
 * Shows how far an import is while it runs, and its receipt at the end.
 * @param {"importing" | "fetching"} what
 * @param {import("./ipc.js").ImportProgress} first
 * @param {number | null} story
 * @param {(tell: (step: import("./ipc.js").ImportProgress) => void) => Promise<import("./ipc.js").ImportDone>} start
 */
async function run(what, first, story, start) {
  const box = page.byId("progress");
  const bar = /** @type {HTMLProgressElement | null} */ (box.querySelector("progress"));
  const stop = /** @type {HTMLButtonElement | null} */ (box.querySelector("button"));
  const head = box.querySelector("h2");
  const count = box.querySelector(".count");
  const file = box.querySelector(".file");
  const words = what === "fetching" ? box.dataset.fetched : box.dataset.count;
  const tell = (/** @type {import("./ipc.js").ImportProgress} */ step) => {
    if (bar) bar.value = step.total ? step.done / step.total : 0;
    if (count) {
      count.textContent = (words ?? "")
        .replace("#", String(step.done))
        .replace("@", String(step.total));
    }
    if (file && !stop?.disabled) file.textContent = step.name;
  };
  if (stop) stop.disabled = false;
  if (head) head.textContent = box.dataset[what] ?? "";
  tell(first);
  box.hidden = false;
  try {
    const done = await start(tell);
    await go({ name: "receipt", id: done.receipt, story });
  } finally {
    box.hidden = true;
  }
}

/** Goes on with what an import did not reach. @param {HTMLElement} button */
export function takeUp(button) {
  const { receipt, story } = /** @type {{receipt: number, story: number | null}} */ ({
    receipt: Number(button.dataset.receipt),
    story: typeof here().story === "number" ? here().story : null,
  });
  const first = { done: 0, total: 0, name: "" };
  return run("importing", first, story, (tell) => ipc.takeUp(receipt, story, tell));
}

/** Whether a text is links and nothing else. @param {string} text */
const onlyLinks = (text) => /^\s*(https?:\/\/\S+\s*)+$/i.test(text);

/** Asks about links: those that were handed over, or these. @param {string} [text] */
export async function askLinks(text) {
  const waiting = await ipc.takeLinks();
  const dialog = page.dialog("fetch");
  const set = (/** @type {string} */ id, /** @type {string} */ value) => {
    /** @type {HTMLInputElement | HTMLTextAreaElement} */ (page.byId(id)).value = value;
  };
  const field = /** @type {HTMLTextAreaElement} */ (page.byId("fetch-links"));
  // What is in the field of an open dialog is not lost to a second drop.
  const before = dialog.open ? field.value.trim() : "";
  set("fetch-links", [before, text?.trim() ?? "", ...waiting.links].filter(Boolean).join("\n"));
  set("fetch-proxy", waiting.proxy);
  set("fetch-seconds", waiting.seconds);
  const where = /** @type {HTMLElement | null} */ (dialog.querySelector(".where"));
  if (where) where.textContent = (openStory() ? where.dataset.story : where.dataset.library) ?? "";
  if (!dialog.open) dialog.showModal();
  if (field.value) /** @type {HTMLElement | null} */ (dialog.querySelector("[type=submit]"))?.focus();
  else field.focus();
}

/** Fetches what the dialog asked about. @param {HTMLFormElement} form */
export async function fetchLinks(form) {
  const { links, proxy, seconds } = page.values(form);
  const story = openStory();
  const count = links.split(/\s+/).filter(Boolean).length;
  const first = { done: 0, total: count, name: "" };
  // The dialog is above the button that stops it; it comes back with what was
  // typed if something in it is no link.
  page.dialog("fetch").close();
  try {
    await run("fetching", first, story, (tell) =>
      ipc.fetchLinks({ links, proxy, seconds, story }, tell),
    );
    form.reset();
  } catch (trouble) {
    page.dialog("fetch").showModal();
    throw trouble;
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
  const files = hover?.count === 1 ? box.dataset.one : box.dataset.many;
  const count = hover?.links ? box.dataset.link : files;
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
  if (text && onlyLinks(text)) return askLinks(text);
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
  await ipc.listen("links", () => askLinks().catch(page.sayTrouble));
  document.addEventListener("paste", (event) => {
    // Links that are pasted anywhere but into a field are asked about, also
    // where the dialog for text has opened for them.
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const field = event.target instanceof Element && event.target.id === "paste-text";
    if (!onlyLinks(text) || (isField(event.target) && !field)) return;
    if (field && /** @type {HTMLTextAreaElement} */ (event.target).value.trim()) return;
    event.preventDefault();
    page.dialog("paste").close();
    askLinks(text).catch(page.sayTrouble);
  });
}

/** Asks about links that were handed over before the page listened. */
async function askWaiting() {
  const { links } = await ipc.takeLinks();
  if (links.length) await askLinks(links.join("\n"));
}

/** Takes what was handed over before the page listened. */
export async function takeWaiting() {
  for (const offer of await ipc.offersWaiting()) take(offer);
  await askWaiting();
}
