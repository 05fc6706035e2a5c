// @ts-check
/**
 * The facts view: filters, order, search, rows that open in place, and moving
 * through the matrix by keys. What opens below a row, and which rows hold
 * certain words, the program is asked for. What may be relied on in the markup
 * is listed in the renderer's `comparison` module.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";

/** @returns {HTMLTableElement | null} */
const table = () => document.querySelector("#view table.matrix");

/** @returns {HTMLTableRowElement[]} */
const rows = () => [.../** @type {any} */ (document.querySelectorAll("#view tr[data-fact]"))];

const shown = () => rows().filter((row) => !row.hidden);

/** @param {string} fact */
const rowOf = (fact) => rows().find((row) => row.dataset.fact === fact);

/** The comparison that is shown. @type {import("./ipc.js").Compared} */
let compared = { story: 0, base: null, by_words: false };

/** What was opened of it, so that it opens at once the next time.
 * @type {Map<string, Promise<string>>} */
const inspected = new Map();

/** The rows that hold what is looked for; nothing where nothing is.
 * @type {Set<string> | null} */
let found = null;

/** What is chosen in a story; kept while its views change. */
const untouched = {
  filter: "all",
  order: "order",
  find: "",
  open: "",
  /** What the open row tells: its number may be another after a correction. */
  sentences: /** @type {string[]} */ ([]),
};
const chosen = { story: "", ...untouched };

/** The fact that is open here, or chosen in another view. */
export const openFact = () => chosen.open;

/** @param {string} fact that is to be open when the matrix is next made */
export function remember(fact) {
  chosen.open = fact;
  chosen.sentences = [];
}

/** The sentences of a row, for example A.1. @param {HTMLElement} row */
export const sentencesOf = (row) => (row.dataset.sentences ?? "").split(" ").filter(Boolean);

/** The row that has the most of these sentences. @param {string[]} sentences */
export function rowWith(sentences) {
  let most = 0;
  /** @type {HTMLTableRowElement | null} */
  let best = null;
  for (const row of rows()) {
    const shared = sentencesOf(row).filter((id) => sentences.includes(id)).length;
    if (shared > most) [most, best] = [shared, row];
  }
  return best;
}

/** Where in the matrix the focus is, so that it is found in one made anew. */
export function at() {
  const cell = /** @type {HTMLTableCellElement | null} */ (
    document.activeElement?.closest("#view tr[data-fact] > *")
  );
  const row = /** @type {HTMLTableRowElement | null} */ (cell?.parentElement);
  return cell && row ? { sentences: sentencesOf(row), cell: cell.cellIndex } : null;
}

/** @param {ReturnType<typeof at>} place */
export function backTo(place) {
  const row = place && rowWith(place.sentences);
  if (row && !row.hidden) focusCell(row, place.cell);
}

/** Makes a freshly shown matrix work, as it was left.
 * @param {import("./ipc.js").Compared} of */
export function ready(of) {
  compared = of;
  inspected.clear();
  const story = /** @type {HTMLElement | null} */ (document.querySelector(".screen.story"));
  if (!story) return;
  if (chosen.story !== story.dataset.story) {
    Object.assign(chosen, untouched, { story: story.dataset.story ?? "" });
  }
  const matrix = table();
  if (!matrix) return;
  for (const link of matrix.querySelectorAll("a")) link.tabIndex = -1;
  for (const row of rows()) target(row.cells[0]).setAttribute("aria-expanded", "false");
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("find"));
  if (field) field.value = chosen.find;
  const order = /** @type {HTMLSelectElement | null} */ (document.querySelector("select[data-order]"));
  if (order) order.value = chosen.order;
  const open = chosen.open;
  arrange();
  found = null;
  narrow();
  if (chosen.find) look();
  const row = rowWith(chosen.sentences) ?? rowOf(open);
  if (open && row) {
    reveal(row);
    unfold(row);
    row.scrollIntoView({ block: "nearest" });
  }
}

// --- Which rows, in which order ---

function arrange() {
  fold();
  const rank = (/** @type {HTMLElement} */ row) => Number(row.dataset[chosen.order] ?? 0);
  table()?.tBodies[0]?.append(...rows().sort((x, y) => rank(x) - rank(y)));
}

function narrow() {
  for (const row of rows()) {
    const fits = (row.dataset.filters ?? "").split(" ").includes(chosen.filter);
    row.hidden = !(fits && (found?.has(row.dataset.fact ?? "") ?? true));
    if (row.hidden && row.dataset.fact === chosen.open) fold();
  }
  for (const chip of document.querySelectorAll("#view button[data-filter]")) {
    const on = /** @type {HTMLElement} */ (chip).dataset.filter === chosen.filter;
    chip.setAttribute("aria-pressed", String(on));
  }
  const count = document.getElementById("shown");
  if (count) {
    count.textContent = (count.dataset.shown ?? "")
      .replace("#", String(shown().length))
      .replace("@", String(rows().length));
  }
  rove();
}

/** Asks which rows hold the words; a late answer to earlier ones is dropped. */
async function look() {
  const query = chosen.find;
  const facts = query.trim() === "" ? null : await ipc.findFacts(compared, query);
  if (query !== chosen.find) return;
  found = facts && new Set(facts.map((fact) => `F${fact}`));
  narrow();
}

/** @param {string} filter */
export function filterBy(filter) {
  chosen.filter = filter;
  narrow();
}

/** @param {string} order */
export function orderBy(order) {
  chosen.order = order;
  arrange();
  narrow();
}

/** @param {string} text */
export function find(text) {
  chosen.find = text;
  return look();
}

/** Takes filter and search away where they keep a row from being seen.
 * @param {HTMLTableRowElement} row */
function reveal(row) {
  if (!row.hidden) return;
  chosen.filter = "all";
  chosen.find = "";
  found = null;
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById("find"));
  if (field) field.value = "";
  narrow();
}

// --- Opening and closing ---

/**
 * Opens the wordings of a row below it; with a reading, that one stands out.
 * What is open and chosen already is closed.
 * @param {HTMLTableRowElement} row
 * @param {string} [reading] for example F3-B
 */
export function toggle(row, reading) {
  const isOpen = row.dataset.fact === chosen.open;
  if (isOpen && (!reading || document.querySelector(".reading.is-chosen")?.id === reading)) {
    fold();
    return;
  }
  const opened = isOpen ? Promise.resolve() : unfold(row);
  opened.then(() => {
    if (reading) chooseReading(reading);
    intoSight(row);
  });
}

/** The row stays where it was pressed; what opened comes into sight below it.
 * @param {HTMLElement} row */
function intoSight(row) {
  const opened = row.nextElementSibling;
  if (opened?.matches(".opened")) opened.scrollIntoView({ block: "nearest" });
  row.scrollIntoView({ block: "nearest" });
}

/** @param {string} reading its id */
export function chooseReading(reading) {
  for (const old of document.querySelectorAll(".reading.is-chosen")) old.classList.remove("is-chosen");
  const at = document.getElementById(reading);
  at?.classList.add("is-chosen");
  at?.scrollIntoView({ block: "nearest" });
}

/** Opens a row. @param {HTMLTableRowElement} row @returns {Promise<void>} when it is filled */
async function unfold(row) {
  fold();
  const fact = row.dataset.fact ?? "";
  chosen.open = fact;
  const opened = document.createElement("tr");
  opened.className = "opened";
  const cell = opened.insertCell();
  cell.colSpan = row.cells.length;
  row.after(opened);
  row.classList.add("is-open");
  target(row.cells[0]).setAttribute("aria-expanded", "true");
  chosen.sentences = sentencesOf(row);
  const asked = inspected.get(fact) ?? ipc.inspector(compared, Number(fact.slice(1)));
  inspected.set(fact, asked);
  try {
    const html = await asked;
    // Another row may have been opened meanwhile.
    if (!opened.isConnected) return;
    page.fill(cell, html);
    whenOpen(cell);
  } catch (trouble) {
    inspected.delete(fact);
    if (opened.isConnected) fold();
    page.sayTrouble(trouble);
  }
}

/** Closes the open row. @returns {boolean} whether one was open */
export function fold() {
  const opened = document.querySelector("#view tr.opened");
  if (!opened) return false;
  const row = /** @type {HTMLTableRowElement | null} */ (opened.previousElementSibling);
  const inside = opened.contains(document.activeElement);
  whenClosing();
  opened.remove();
  chooseReading("");
  row?.classList.remove("is-open");
  if (row) target(row.cells[0]).setAttribute("aria-expanded", "false");
  if (row && inside) focusCell(row, 0);
  chosen.open = "";
  return true;
}

/** @type {(cell: HTMLTableCellElement) => void} */
let whenOpen = () => {};
let whenClosing = () => {};

/**
 * Who has something to put into the row that is open.
 * @param {(cell: HTMLTableCellElement) => void} opened
 * @param {() => void} closing before the row is taken away
 */
export function whenOpened(opened, closing) {
  whenOpen = opened;
  whenClosing = closing;
}

/**
 * Stands at a row that was found again in a matrix made anew.
 * @param {HTMLTableRowElement} row
 * @param {number} cell
 * @param {boolean} open
 */
export function standAt(row, cell, open) {
  reveal(row);
  if (!open) fold();
  else if (!row.classList.contains("is-open")) unfold(row);
  focusCell(row, cell);
}

/** Puts the focus on the open row. */
export function focusOpen() {
  const row = rowOf(chosen.open);
  if (row) focusCell(row, 0);
}

/** Shows one fact, coming from elsewhere. @param {string} fact for example F3 */
export function goTo(fact) {
  const row = rowOf(fact);
  if (!row) return;
  reveal(row);
  const there = chosen.open === fact && row.classList.contains("is-open");
  (there ? Promise.resolve() : unfold(row)).then(() => intoSight(row));
  focusCell(row, 0);
}

// --- Keys ---

/** What takes the focus in a cell. @param {HTMLTableCellElement} cell @returns {HTMLElement} */
function target(cell) {
  return /** @type {HTMLElement | null} */ (cell.querySelector("a")) ?? cell;
}

/** Exactly one cell of the matrix is reached by Tab; arrows move it. */
function rove() {
  const at = /** @type {HTMLElement | null} */ (table()?.querySelector("tr[data-fact] [tabindex='0']"));
  if (at && !at.closest("tr")?.hidden) return;
  if (at) at.tabIndex = -1;
  const first = shown()[0];
  if (first) target(first.cells[0]).tabIndex = 0;
}

/** @param {HTMLTableRowElement} row @param {number} cell */
function focusCell(row, cell) {
  const to = target(row.cells[Math.max(0, Math.min(cell, row.cells.length - 1))]);
  for (const old of table()?.querySelectorAll("tr[data-fact] [tabindex='0']") ?? []) {
    /** @type {HTMLElement} */ (old).tabIndex = -1;
  }
  to.tabIndex = 0;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Arrow keys, Home, End and Enter inside the matrix.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for the matrix
 */
export function moved(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  const cell = /** @type {HTMLTableCellElement | null} */ (at.closest("#view tr[data-fact] > *"));
  const row = /** @type {HTMLTableRowElement | null} */ (cell?.parentElement);
  if (!cell || !row) return false;
  // A cell without a reading has no link that could be pressed.
  if (event.key === "Enter" && at === cell) {
    toggle(row);
    return true;
  }
  const list = shown();
  const line = list.indexOf(row);
  const to = {
    ArrowUp: [line - 1, cell.cellIndex],
    ArrowDown: [line + 1, cell.cellIndex],
    ArrowLeft: [line, cell.cellIndex - 1],
    ArrowRight: [line, cell.cellIndex + 1],
    Home: [line, 0],
    End: [line, row.cells.length - 1],
  }[event.key];
  if (!to) return false;
  const next = list[Math.max(0, Math.min(to[0], list.length - 1))];
  if (next) focusCell(next, to[1]);
  return true;
}

/**
 * To the next or previous fact that is not told alike everywhere.
 * @param {1 | -1} step
 * @returns {boolean} whether there is a matrix
 */
export function toDifference(step) {
  if (!table()) return false;
  const list = shown();
  const at = list.findIndex(
    (row) => row.contains(document.activeElement) || row.dataset.fact === chosen.open,
  );
  const alike = (/** @type {HTMLElement} */ row) => row.dataset.states === "same";
  let n = at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step;
  while (list[n] && alike(list[n])) n += step;
  if (list[n]) {
    const row = list[n];
    if (chosen.open) unfold(row).then(() => intoSight(row));
    focusCell(row, 0);
    row.scrollIntoView({ block: "nearest" });
  }
  return true;
}
