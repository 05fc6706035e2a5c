// @ts-check
/**
 * The one place that puts HTML into the page. All of it was escaped by the
 * program's templates; nothing here makes markup of its own.
 */

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the frame has no #${id}`);
  return found;
}

/** @param {Element} element @param {string} html */
function put(element, html) {
  element.innerHTML = html;
}

/** @param {string} html */
export function setFrame(html) {
  put(document.body, html);
}

/** What opens inside a screen. @param {Element} element @param {string} html */
export function fill(element, html) {
  put(element, html);
}

/** How far everything that scrolls on a screen is scrolled. @typedef {number[]} Place */

/** What scrolls, in a fixed order. */
const scrollers = () => [
  document.documentElement,
  byId("main"),
  ...document.querySelectorAll("#main .scroll, #main .column .text"),
];

/** @returns {Place} */
export const place = () => scrollers().flatMap((one) => [one.scrollTop, one.scrollLeft]);

/** @param {Place} to */
function scrollTo(to) {
  scrollers().forEach((one, n) => {
    one.scrollTo({ top: to[2 * n] ?? 0, left: to[2 * n + 1] ?? 0, behavior: "instant" });
  });
}

/** What has the focus, told so that it is found in the screen that comes next. */
function focused() {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || !byId("main").contains(at)) return "";
  if (at.id) return `#${CSS.escape(at.id)}`;
  return ["action", "view", "article", "route"]
    .filter((name) => name in at.dataset)
    .map((name) => `[data-${name}=${JSON.stringify(at.dataset[name])}]`)
    .join("");
}

let newest = 0;

/**
 * Shows what `fetching` brings, unless something newer was asked for
 * meanwhile: a late answer, be it trouble, never overwrites a newer view.
 * @param {Promise<import("./ipc.js").Page>} fetching
 * @param {{say?: string, stay?: boolean, place?: Place}} how `stay` where it is
 *   the same screen again; `place` is how far a screen that was seen before was
 *   scrolled
 * @returns {Promise<boolean>} whether it is now shown
 */
export async function show(fetching, how) {
  const own = ++newest;
  // Only what takes a moment is worth a sentence.
  const waiting = setTimeout(() => say(how.say ?? byId("status").dataset.loading ?? ""), 250);
  try {
    const page = await fetching;
    if (own !== newest) return false;
    const main = byId("main");
    const to = how.stay ? place() : (how.place ?? []);
    const focus = how.stay || how.place ? focused() : "";
    document.title = page.title;
    put(main, page.html);
    const sidebar = byId("sidebar");
    const aside = sidebar.scrollTop;
    put(sidebar, page.sidebar);
    sidebar.scrollTop = aside;
    sidebar.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    scrollTo(to);
    // Where the whole page scrolls, a new screen begins at its own head.
    if (to.length === 0) main.scrollIntoView({ block: "start" });
    const again = /** @type {HTMLElement | null} */ (focus ? main.querySelector(focus) : null);
    // A page that has just opened begins at its beginning.
    if (own > 1) (again ?? main).focus({ preventScroll: true });
    return true;
  } catch (trouble) {
    if (own !== newest) return false;
    throw trouble;
  } finally {
    clearTimeout(waiting);
    if (own === newest) say("");
  }
}

/** Reads a sentence out to those who do not see it. @param {string} sentence */
function speak(sentence) {
  byId("spoken").textContent = sentence;
}

/** @param {string} sentence */
export function say(sentence) {
  const status = byId("status");
  status.textContent = sentence;
  status.hidden = sentence === "";
  if (sentence) speak(sentence);
}

/** @param {unknown} trouble @returns {string} */
function sentenceOf(trouble) {
  const { code, message } = /** @type {any} */ (trouble ?? {});
  if (code && typeof message === "string") return message;
  console.error(trouble);
  return byId("alert").dataset.trouble ?? "";
}

/** @param {unknown} trouble */
export function sayTrouble(trouble) {
  const alert = byId("alert");
  const line = alert.querySelector("p");
  if (line) line.textContent = sentenceOf(trouble);
  alert.hidden = false;
}

/** Takes away what was said about the screen before. */
export function clearMessages() {
  byId("alert").hidden = true;
  byId("toast").hidden = true;
}

/** @param {string} sentence @param {boolean} undoable @param {boolean} [redoable] */
export function toast(sentence, undoable, redoable = false) {
  const box = byId("toast");
  const line = box.querySelector("p");
  if (line) line.textContent = sentence;
  const undo = /** @type {HTMLElement | null} */ (box.querySelector("[data-action=undo]"));
  if (undo) undo.hidden = !undoable;
  const redo = /** @type {HTMLElement | null} */ (box.querySelector("[data-action=redo]"));
  if (redo) redo.hidden = !redoable;
  box.hidden = false;
  speak(sentence);
}

/**
 * Shows the trouble inside a form, so that nothing typed is lost.
 * @param {HTMLFormElement} form
 * @param {unknown} trouble
 */
export function sayInForm(form, trouble) {
  tellForm(form, sentenceOf(trouble)) || sayTrouble(trouble);
}

/**
 * A sentence inside a form; an empty one takes it away.
 * @param {HTMLFormElement} form
 * @param {string} sentence
 * @returns {boolean} whether the form has a place for it
 */
export function tellForm(form, sentence) {
  const line = /** @type {HTMLElement | null} */ (form.querySelector(".trouble"));
  if (!line) return false;
  line.textContent = sentence;
  line.hidden = sentence === "";
  return true;
}

/** @param {string} id @returns {HTMLDialogElement} */
export function dialog(id) {
  return /** @type {HTMLDialogElement} */ (byId(id));
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
export function values(form) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const [name, value] of new FormData(form)) found[name] = String(value);
  return found;
}
