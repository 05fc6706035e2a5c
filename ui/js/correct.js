// @ts-check
/**
 * What a person says of an open fact: same, not the same, split, join, name,
 * state, note. The panel of the renderer's `window::correcting` stands below
 * the wordings of the open row; every button has a key. After each correction
 * the comparison is made anew, and the row is found again by its sentences.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import * as matrix from "./matrix.js";
import { again, openStory } from "./route.js";

/** The row that is remembered for joining, by its sentences.
 * @type {{story: number | null, sentences: string[]}} */
let marked = { story: null, sentences: [] };

/** What the open dialog is about.
 * @type {{fact: string[], telling: string | null}} */
let asked = { fact: [], telling: null };

const sentences = matrix.sentencesOf;

/** @param {string[]} ids @param {string} telling */
export const ofTelling = (ids, telling) => ids.filter((id) => id.split(".")[0] === telling);

const home = () => document.getElementById("correcting-home");
const panel = () => document.getElementById("correcting");

/** @param {string} name a sentence of the renderer's words */
const sentence = (name) => home()?.dataset[name] ?? "";

/** @returns {HTMLTableRowElement[]} */
const rows = () => [.../** @type {any} */ (document.querySelectorAll("#view tr[data-fact]"))];

// --- Where the person is ---

/** The row and telling that the person is at: of what has the focus, else of
 * what is open. */
function here() {
  const at = /** @type {HTMLElement | null} */ (document.activeElement);
  const row = /** @type {HTMLTableRowElement | null} */ (
    at?.closest("#view tr[data-fact]") ?? document.querySelector("#view tr.is-open")
  );
  const inCell = /** @type {HTMLElement | null} */ (at?.closest("#view [data-telling]"));
  const chosen = /** @type {HTMLElement | null} */ (
    document.querySelector("#view tr.opened .reading.is-chosen")
  );
  const telling = inCell?.dataset.telling ?? (row?.contains(at) ? null : chosen?.dataset.telling);
  return { row, telling: telling ?? null };
}

/** The row and telling of a button in the panel. @param {HTMLElement} button */
function about(button) {
  const at = here();
  const group = /** @type {HTMLElement | null} */ (button.closest("#correcting [data-telling]"));
  const opened = /** @type {HTMLElement | null} */ (button.closest("tr.opened"));
  const row = /** @type {HTMLTableRowElement | null} */ (opened?.previousElementSibling ?? at.row);
  return { row, telling: group?.dataset.telling ?? at.telling };
}

// --- Saying it ---

/**
 * Keeps what was said, shows the comparison that goes by it, and finds the
 * place again.
 * @param {Record<string, unknown>} said
 * @param {string[]} ids where to be afterwards
 */
export async function say(said, ids) {
  const cell = /** @type {HTMLTableCellElement | null} */ (
    document.activeElement?.closest("#view tr[data-fact] > *")
  );
  const column = cell?.cellIndex ?? 0;
  const open = matrix.openFact() !== "";
  await tell(said);
  const row = matrix.rowWith(ids);
  if (row) matrix.standAt(row, column, open);
  page.toast(sentence("done"), true);
}

/** Keeps what was said and shows the comparison that goes by it, wherever that
 * leads. @param {Record<string, unknown>} said */
export async function tell(said) {
  await ipc.correct(Number(openStory()), said);
  await again();
}

/** @param {HTMLElement} button */
async function mark(button) {
  const { row } = about(button);
  if (!row) return;
  marked = { story: openStory(), sentences: sentences(row) };
  showMark();
  page.toast(sentence("marked").replace("#", (row.dataset.fact ?? "").slice(1)), false);
}

function unmark() {
  marked = { story: null, sentences: [] };
  showMark();
}

/** Shows which row is remembered, in words beside its name. */
function showMark() {
  const is = marked.story === openStory() ? matrix.rowWith(marked.sentences) : null;
  for (const row of rows()) {
    const head = /** @type {HTMLElement} */ (row.cells[0]);
    if (row === is) head.dataset.marked = sentence("word");
    else delete head.dataset.marked;
  }
  fit();
}

/** @param {HTMLElement} button */
async function join(button) {
  const { row } = about(button);
  const other = marked.story === openStory() ? matrix.rowWith(marked.sentences) : null;
  if (!row) return;
  if (!other) return page.toast(sentence("none"), false);
  if (other === row) return page.toast(sentence("itself"), false);
  const ids = [...new Set([...sentences(row), ...sentences(other)])];
  marked = { story: null, sentences: [] };
  await say({ kind: "same", places: ids }, sentences(row));
}

/** @param {HTMLElement} button */
async function confirm(button) {
  const { row, telling } = about(button);
  const ids = row && telling ? ofTelling(sentences(row), telling) : [];
  if (!row || ids.length === 0) return page.toast(sentence("reading"), false);
  let others = ofTelling(sentences(row), row.dataset.reference ?? "");
  // The reference wording itself is said to tell the same as all others.
  if (telling === row.dataset.reference) others = sentences(row);
  const places = [...new Set([...ids, ...others])];
  if (places.length === ids.length) return page.toast(sentence("alone"), false);
  await say({ kind: "same", places }, sentences(row));
}

/** @param {HTMLElement} button */
async function split(button) {
  const { row, telling } = about(button);
  const ids = row && telling ? ofTelling(sentences(row), telling) : [];
  if (!row || ids.length === 0) return page.toast(sentence("reading"), false);
  const others = sentences(row).filter((id) => !ids.includes(id));
  if (others.length === 0) return page.toast(sentence("alone"), false);
  await say({ kind: "not_same", these: ids, those: others }, others);
}

/**
 * Opens a dialog about a row, or one telling of it.
 * @param {string} id
 * @param {{row: HTMLTableRowElement | null, telling: string | null}} at
 */
function ask(id, at) {
  if (!at.row) return null;
  asked = { fact: sentences(at.row), telling: at.telling };
  const dialog = page.dialog(id);
  const label = at.row.querySelector(".label")?.textContent ?? "";
  const what = dialog.querySelector(".what");
  if (what) what.textContent = at.telling ? `${at.telling}: ${label}` : label;
  const form = dialog.querySelector("form");
  form?.reset();
  if (form) page.tellForm(form, "");
  dialog.showModal();
  return dialog;
}

/** @param {HTMLElement} button */
function name(button) {
  const at = { ...about(button), telling: null };
  const field = /** @type {HTMLInputElement | null} */ (ask("save-name", at)?.querySelector("input"));
  if (!field) return;
  field.value = at.row?.querySelector(".label")?.textContent ?? "";
  field.select();
}

/** @param {HTMLElement} button @param {boolean} ofCell */
function note(button, ofCell) {
  const at = about(button);
  ask("save-note", ofCell ? at : { ...at, telling: null });
}

/** @param {HTMLElement} button */
function state(button) {
  const at = about(button);
  const dialog = at.telling ? ask("save-state", at) : null;
  if (!dialog) return;
  const told = ofTelling(asked.fact, at.telling ?? "").length > 0 ? "told" : "absent";
  const select = /** @type {HTMLSelectElement} */ (dialog.querySelector("select"));
  for (const option of select.options) {
    const of = option.dataset.of;
    option.hidden = option.disabled = of !== undefined && of !== told;
  }
  const first = [...select.options].find((option) => !option.disabled);
  if (first) select.value = first.value;
}

/** What the panel's buttons do. @type {Record<string, (button: HTMLElement) => unknown>} */
export const pressed = {
  "mark-fact": mark,
  "unmark-fact": unmark,
  "join-fact": join,
  "confirm-cell": confirm,
  "split-cell": split,
  "name-fact": name,
  "note-fact": (button) => note(button, false),
  "note-cell": (button) => note(button, true),
  "state-cell": state,
  withdraw: async (button) => {
    await ipc.withdrawCorrection(Number(openStory()), Number(button.dataset.number));
    await again();
    page.toast(sentence("done"), true);
  },
};

/** @param {HTMLFormElement} form @param {Record<string, unknown>} said */
async function keep(form, said) {
  form.closest("dialog")?.close();
  await say(said, asked.fact);
}

/** What the dialogs' forms do. @type {Record<string, (form: HTMLFormElement) => unknown>} */
export const sent = {
  "save-name": (form) =>
    keep(form, { kind: "name", fact: asked.fact, name: page.values(form).name }),
  "save-note": (form) =>
    keep(form, {
      kind: "note",
      fact: asked.fact,
      telling: asked.telling,
      text: page.values(form).text,
    }),
  "save-state": (form) => {
    const { state, reason } = page.values(form);
    if (state && !reason.trim()) {
      const line = /** @type {HTMLElement | null} */ (form.querySelector(".trouble"));
      page.tellForm(form, line?.dataset.missing ?? "");
      return undefined;
    }
    const said = { kind: "state", fact: asked.fact, telling: asked.telling, reason };
    return keep(form, { ...said, state: state || null });
  },
};

// --- The panel in the open row ---

/** Shows of the panel what fits the open row. */
function fit() {
  const box = panel();
  const row = /** @type {HTMLElement | null} */ (document.querySelector("#view tr.is-open"));
  if (!box || !row) return;
  const ids = sentences(row);
  const shared = new Set(ids.map((id) => id.split(".")[0])).size > 1;
  for (const group of box.querySelectorAll("[data-telling]")) {
    const telling = /** @type {HTMLElement} */ (group).dataset.telling ?? "";
    const told = ofTelling(ids, telling).length > 0;
    const show = (/** @type {string} */ action, /** @type {boolean} */ fits) => {
      const button = /** @type {HTMLElement | null} */ (
        group.querySelector(`[data-action=${action}]`)
      );
      if (button) button.hidden = !fits;
    };
    show("confirm-cell", told && shared);
    show("split-cell", told && shared);
    // The wording that others are compared with has no state of its own.
    show("state-cell", !told || (shared && telling !== row.dataset.reference));
  }
  const other = marked.story === openStory() ? matrix.rowWith(marked.sentences) : null;
  const button = (/** @type {string} */ action) =>
    /** @type {HTMLButtonElement} */ (box.querySelector(`[data-action=${action}]`));
  button("join-fact").hidden = !other || other === row;
  button("unmark-fact").hidden = !other;
  button("mark-fact").hidden = other === row;
}

/** Puts the panel below the wordings of a row that has just been opened.
 * @param {HTMLTableCellElement} cell */
function opened(cell) {
  const box = panel();
  if (!box) return;
  (cell.querySelector("section.actions") ?? cell).append(box);
  fit();
}

/** Takes the panel, and what else is ours, out of a row that is being closed. */
function closing() {
  const box = panel();
  if (box) home()?.append(box);
}

/** Makes a freshly shown story work. */
export function ready() {
  if (home()) showMark();
}

/** Keys at a row or a cell of the matrix. @type {Record<string, string>} */
const KEYS = {
  m: "mark-fact",
  j: "join-fact",
  r: "name-fact",
  o: "note-fact",
  c: "confirm-cell",
  x: "split-cell",
};

/**
 * What a key by itself does at a row.
 * @param {KeyboardEvent} event
 * @returns {string | null} the action, if the key has one here
 */
export function actionOf(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  const inside = at.closest("#view tr[data-fact], #view tr.opened");
  return inside ? (KEYS[event.key.toLowerCase()] ?? null) : null;
}

matrix.whenOpened(opened, closing);
