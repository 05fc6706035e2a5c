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

let newest = 0;

/**
 * Shows what `fetching` brings, unless something newer was asked for
 * meanwhile: a late answer never overwrites a newer view.
 * @param {Promise<import("./ipc.js").Page>} fetching
 * @param {{say?: string, keepPlace?: boolean}} [how]
 * @returns {Promise<boolean>} whether it is now shown
 */
export async function show(fetching, how = {}) {
  const own = ++newest;
  const status = byId("status");
  // Only what takes a moment is worth a sentence.
  const waiting = setTimeout(() => say(how.say ?? status.dataset.loading ?? ""), 250);
  try {
    const page = await fetching;
    if (own !== newest) return false;
    const main = byId("main");
    const place = how.keepPlace ? main.scrollTop : 0;
    document.title = page.title;
    put(main, page.html);
    put(byId("sidebar"), page.sidebar);
    main.scrollTop = place;
    if (!how.keepPlace) main.focus({ preventScroll: true });
    return true;
  } finally {
    clearTimeout(waiting);
    if (own === newest) say("");
  }
}

/** @param {string} sentence */
export function say(sentence) {
  const status = byId("status");
  status.textContent = sentence;
  status.hidden = sentence === "";
}

/** @param {unknown} trouble */
export function sayTrouble(trouble) {
  const alert = byId("alert");
  const message = /** @type {any} */ (trouble)?.message;
  const known = /** @type {any} */ (trouble)?.code && typeof message === "string";
  if (!known) console.error(trouble);
  const line = alert.querySelector("p");
  if (line) line.textContent = known ? message : (alert.dataset.trouble ?? "");
  alert.hidden = false;
}

export function clearTrouble() {
  byId("alert").hidden = true;
}

/** @param {string} sentence @param {boolean} undoable */
export function toast(sentence, undoable) {
  const box = byId("toast");
  const line = box.querySelector("p");
  if (line) line.textContent = sentence;
  const undo = /** @type {HTMLElement | null} */ (box.querySelector("[data-action=undo]"));
  if (undo) undo.hidden = !undoable;
  box.hidden = false;
}

/**
 * Shows the trouble inside a form, so that nothing typed is lost.
 * @param {HTMLFormElement} form
 * @param {unknown} trouble
 */
export function sayInForm(form, trouble) {
  const line = /** @type {HTMLElement | null} */ (form.querySelector(".trouble"));
  const message = /** @type {any} */ (trouble)?.message;
  if (!line || typeof message !== "string") return sayTrouble(trouble);
  line.textContent = message;
  line.hidden = false;
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
