// @ts-check
/**
 * The facts view: filters, order, search, rows that open in place, and moving
 * through the matrix by keys. What may be relied on in the markup is listed in
 * the renderer's `comparison` module.
 */

/** @returns {HTMLTableElement | null} */
const table = () => document.querySelector("#view table.matrix");

/** @returns {HTMLTableRowElement[]} */
const rows = () => [.../** @type {any} */ (document.querySelectorAll("#view tr[data-fact]"))];

const shown = () => rows().filter((row) => !row.hidden);

/** What is chosen, kept while the views of one story change. */
const chosen = { story: "", filter: "all", order: "order", find: "", open: "", cell: 1 };

/** Makes a freshly shown matrix work as it was left. */
export function ready() {
  const matrix = table();
  const story = /** @type {HTMLElement | null} */ (document.querySelector(".screen.story"));
  if (!story) return;
  if (chosen.story !== story.dataset.story) {
    Object.assign(chosen, { filter: "all", order: "order", find: "", open: "", cell: 1 });
    chosen.story = story.dataset.story ?? "";
  }
  if (!matrix) return;
  for (const link of matrix.querySelectorAll("a")) link.tabIndex = -1;
  const find = /** @type {HTMLInputElement | null} */ (document.getElementById("find"));
  if (find) find.value = chosen.find;
  const order = /** @type {HTMLSelectElement | null} */ (document.querySelector("select[data-order]"));
  if (order) order.value = chosen.order;
  arrange();
  narrow();
  const open = rows().find((row) => row.dataset.fact === chosen.open);
  if (open) unfold(open, false);
}

function arrange() {
  const body = table()?.tBodies[0];
  if (!body) return;
  fold();
  const rank = (/** @type {HTMLElement} */ row) => Number(row.dataset[chosen.order] ?? 0);
  body.append(...rows().sort((x, y) => rank(x) - rank(y)));
}

function narrow() {
  const wanted = chosen.find.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows()) {
    const fits = (row.dataset.filters ?? "").split(" ").includes(chosen.filter);
    const text = wanted.length === 0 ? "" : words(row);
    row.hidden = !(fits && wanted.every((word) => text.includes(word)));
    if (row.hidden && row.dataset.fact === chosen.open) fold();
  }
  for (const chip of document.querySelectorAll("#view button[data-filter]")) {
    const on = /** @type {HTMLElement} */ (chip).dataset.filter === chosen.filter;
    chip.setAttribute("aria-pressed", String(on));
  }
  const count = document.getElementById("shown");
  if (count) {
    const all = rows().length;
    count.textContent = (count.dataset.shown ?? "")
      .replace("#", String(shown().length))
      .replace("@", String(all));
  }
  rove();
}

/** The words of a fact's readings, for the search. @param {HTMLElement} row */
function words(row) {
  const fact = wording(row.dataset.fact ?? "");
  return `${row.textContent} ${fact?.textContent ?? ""}`.toLocaleLowerCase();
}

/** @param {string} fact @returns {HTMLElement | null} */
function wording(fact) {
  return document.querySelector(`#view article[data-fact="${CSS.escape(fact)}"]`);
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
  narrow();
}

/** Exactly one link of the matrix is reached by Tab; arrows move it. */
function rove() {
  const matrix = table();
  if (!matrix || matrix.querySelector("[tabindex='0']")) {
    const at = /** @type {HTMLElement | null} */ (matrix?.querySelector("[tabindex='0']"));
    if (!at || !at.closest("tr")?.hidden) return;
    at.tabIndex = -1;
  }
  const first = shown()[0];
  if (first) target(first.cells[0]).tabIndex = 0;
}

/** What takes the focus in a cell. @param {HTMLTableCellElement} cell @returns {HTMLElement} */
function target(cell) {
  return /** @type {HTMLElement | null} */ (cell.querySelector("a")) ?? cell;
}

/** @param {HTMLTableRowElement} row @param {number} cell */
function focusCell(row, cell) {
  const to = target(row.cells[Math.max(0, Math.min(cell, row.cells.length - 1))]);
  for (const old of table()?.querySelectorAll("[tabindex='0']") ?? []) {
    /** @type {HTMLElement} */ (old).tabIndex = -1;
  }
  to.tabIndex = 0;
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Arrow keys, Home and End inside the matrix.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for the matrix
 */
export function moved(event) {
  const at = /** @type {HTMLElement | null} */ (event.target);
  const cell = /** @type {HTMLTableCellElement | null} */ (at?.closest("tr[data-fact] > *"));
  const row = /** @type {HTMLTableRowElement | null} */ (cell?.parentElement);
  if (!cell || !row) return false;
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

/** To the next or previous fact that is not told alike everywhere. @param {1 | -1} step */
export function toDifference(step) {
  const list = shown();
  const at = list.findIndex((row) => row.contains(document.activeElement) || row.dataset.fact === chosen.open);
  const differing = (/** @type {HTMLElement} */ row) =>
    /differs|reworded|not-found|not_found|unknown/.test(row.dataset.states ?? "");
  for (let n = at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step; list[n]; n += step) {
    if (differing(list[n])) {
      const open = chosen.open !== "";
      focusCell(list[n], 0);
      if (open) unfold(list[n], false);
      return;
    }
  }
}

/** Opens the wordings of a row below it, or closes them. @param {HTMLTableRowElement} row */
export function toggle(row) {
  if (row.dataset.fact === chosen.open) fold();
  else unfold(row, true);
}

/** @param {HTMLTableRowElement} row @param {boolean} show */
function unfold(row, show) {
  fold();
  const article = wording(row.dataset.fact ?? "");
  if (!article) return;
  chosen.open = row.dataset.fact ?? "";
  const opened = document.createElement("tr");
  opened.className = "opened";
  const cell = opened.insertCell();
  cell.colSpan = row.cells.length;
  const home = document.createElement("div");
  home.hidden = true;
  home.dataset.home = chosen.open;
  article.before(home);
  cell.append(article);
  row.after(opened);
  row.classList.add("is-open");
  target(row.cells[0]).setAttribute("aria-expanded", "true");
  if (show) opened.scrollIntoView({ block: "nearest" });
}

/** Closes the open row. @returns {boolean} whether one was open */
export function fold() {
  const opened = document.querySelector("#view tr.opened");
  if (!opened) return false;
  const article = opened.querySelector("article[data-fact]");
  const home = document.querySelector("#view [data-home]");
  if (article && home) home.replaceWith(article);
  const row = /** @type {HTMLTableRowElement | null} */ (opened.previousElementSibling);
  const inside = opened.contains(document.activeElement);
  opened.remove();
  row?.classList.remove("is-open");
  if (row) target(row.cells[0]).removeAttribute("aria-expanded");
  if (row && inside) focusCell(row, 0);
  chosen.open = "";
  return true;
}

/**
 * Shows one fact, coming from another view.
 * @param {string} fact for example F3
 */
export function goTo(fact) {
  const row = rows().find((one) => one.dataset.fact === fact);
  if (!row) return;
  if (row.hidden) {
    chosen.filter = "all";
    chosen.find = "";
    ready();
  }
  unfold(row, true);
  focusCell(row, 0);
}

/** Remembers which fact to show when the matrix is next made. @param {string} fact */
export function remember(fact) {
  chosen.open = fact;
}

/** The fact that is open. */
export const openFact = () => chosen.open;
