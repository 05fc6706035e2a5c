// @ts-check
/**
 * The side-by-side view: a chosen sentence lines up the sentences of the same
 * fact in all columns, and the columns scroll together, from one shared fact
 * to the next. What may be relied on in the markup is listed in the renderer's
 * `comparison` module.
 */

import * as ribbons from "./ribbons.js";

/** @returns {HTMLElement[]} */
const columns = () => [.../** @type {any} */ (document.querySelectorAll("#view .column .text"))];

/** @param {ParentNode} within @returns {HTMLElement[]} */
const sentences = (within) => [.../** @type {any} */ (within.querySelectorAll(".sentence"))];

/** @param {HTMLElement} sentence */
export const factsOf = (sentence) => (sentence.dataset.facts ?? "").split(" ").filter(Boolean);

/** @param {Element} sentence @returns {HTMLElement | null} */
const columnOf = (sentence) => sentence.closest(".text");

/** Where a sentence begins in its column, however far that is scrolled.
 * @param {HTMLElement} sentence @param {HTMLElement} column */
const placeOf = (sentence, column) =>
  sentence.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;

/** The column that a person is in; only its scrolling moves the others.
 * @type {Element | null} */
let leader = null;

/** Makes freshly shown columns work. @param {string} fact what is chosen, if anything */
export function ready(fact) {
  leader = null;
  lines.clear();
  for (const column of columns()) {
    for (const reference of column.querySelectorAll("a")) reference.tabIndex = -1;
    sentences(column).forEach((sentence, n) => {
      sentence.tabIndex = n === 0 ? 0 : -1;
    });
    for (const way of ["pointerover", "wheel", "focusin"]) {
      column.addEventListener(way, () => lead(column), { passive: true });
    }
    column.addEventListener("scroll", () => {
      if (leader === column) follow(column);
    }, { passive: true });
  }
  arrived = fact;
  ribbons.ready();
  if (fact) choose([fact], null);
}

addEventListener("resize", () => lines.clear());

// --- One fact in all columns ---

/** Takes the choice away. @returns {boolean} whether there was one */
export function clear() {
  const chosen = document.querySelectorAll("#view .sentence.same-fact");
  for (const sentence of chosen) sentence.classList.remove("same-fact");
  return chosen.length > 0;
}

/**
 * Marks the sentences of the given facts and brings them to one height.
 * @param {string[]} facts
 * @param {HTMLElement | null} from the sentence that was chosen
 */
export function choose(facts, from) {
  clear();
  leader = null;
  const found = columns().map((column) => {
    const own = sentences(column).filter((one) => factsOf(one).some((fact) => facts.includes(fact)));
    for (const sentence of own) sentence.classList.add("same-fact");
    return { column, sentence: own[0] };
  });
  const own = from && columnOf(from);
  const height = from && own ? placeOf(from, own) - own.scrollTop : 48;
  for (const { column, sentence } of found) {
    if (sentence && column !== own) column.scrollTop = placeOf(sentence, column) - height;
  }
  const show = from ?? found.find(({ sentence }) => sentence)?.sentence;
  show?.scrollIntoView({ block: "nearest", inline: "nearest" });
  arrived = facts[0] ?? "";
  ribbons.draw();
}

/** Puts the focus on what is chosen. */
export function focusChosen() {
  focus(/** @type {HTMLElement | null} */ (document.querySelector("#view .sentence.same-fact")));
}

// --- Scrolling together ---

/** Places that belong together, per pair of columns.
 * @type {Map<HTMLElement, Map<HTMLElement, [number, number][]>>} */
const lines = new Map();

/** How far the leader was scrolled when the others last followed. */
let last = 0;

/** @param {HTMLElement} from */
function follow(from) {
  const switched = /** @type {HTMLInputElement | null} */ (document.getElementById("together"));
  const before = last;
  last = from.scrollTop;
  if (!switched?.checked) return;
  const eye = from.clientHeight / 3;
  for (const to of columns()) {
    if (to === from) continue;
    const line = pairs(from, to);
    const goal = across(line, from.scrollTop + eye);
    const step = goal - across(line, before + eye);
    // What was lined up otherwise comes back into step bit by bit.
    const off = goal - eye - to.scrollTop - step;
    const most = Math.abs(step) / 2;
    to.scrollTop += step + Math.max(-most, Math.min(most, off));
  }
}

/** Follows this column from now on. @param {HTMLElement} column */
function lead(column) {
  if (leader === column) return;
  leader = column;
  last = column.scrollTop;
}

/**
 * The places of shared facts in two columns, both rising: what stands in
 * another order in one of them is passed over, so that nothing jumps.
 * @param {HTMLElement} from @param {HTMLElement} to
 */
function pairs(from, to) {
  const known = lines.get(from) ?? new Map();
  lines.set(from, known);
  const made = known.get(to) ?? rising(from, to);
  known.set(to, made);
  return made;
}

/** @param {HTMLElement} from @param {HTMLElement} to @returns {[number, number][]} */
function rising(from, to) {
  /** @type {Map<string, number>} */
  const there = new Map();
  for (const sentence of sentences(to)) {
    for (const fact of factsOf(sentence)) {
      if (!there.has(fact)) there.set(fact, placeOf(sentence, to));
    }
  }
  /** @type {[number, number][]} */
  const shared = [];
  for (const sentence of sentences(from)) {
    const place = factsOf(sentence).map((fact) => there.get(fact)).find((one) => one !== undefined);
    if (place !== undefined) shared.push([placeOf(sentence, from), place]);
  }
  // The longest run of them that rises on the other side, too.
  const best = shared.map(() => 1);
  const previous = shared.map(() => -1);
  let end = -1;
  for (let n = 0; n < shared.length; n += 1) {
    for (let m = 0; m < n; m += 1) {
      if (shared[m][1] < shared[n][1] && best[m] + 1 > best[n]) {
        best[n] = best[m] + 1;
        previous[n] = m;
      }
    }
    if (end < 0 || best[n] > best[end]) end = n;
  }
  /** @type {[number, number][]} */
  const run = [[from.scrollHeight, to.scrollHeight]];
  for (let n = end; n >= 0; n = previous[n]) run.unshift(shared[n]);
  run.unshift([0, 0]);
  return run;
}

/** The place across from `at`, between the two pairs around it.
 * @param {[number, number][]} line @param {number} at */
function across(line, at) {
  const beyond = line.findIndex(([from], n) => n > 0 && from > at);
  const next = beyond < 0 ? line.length - 1 : beyond;
  const [[a, b], [c, d]] = [line[next - 1], line[next]];
  return c > a ? b + ((at - a) / (c - a)) * (d - b) : b;
}

// --- Keys ---

/** @param {HTMLElement | null | undefined} sentence @returns {boolean} */
function focus(sentence) {
  if (!sentence) return false;
  const column = columnOf(sentence);
  for (const old of column?.querySelectorAll("[tabindex='0']") ?? []) {
    /** @type {HTMLElement} */ (old).tabIndex = -1;
  }
  sentence.tabIndex = 0;
  sentence.focus({ preventScroll: true });
  sentence.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/**
 * Arrow keys, Home, End and Enter on a sentence.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for the columns
 */
export function moved(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  const column = at.matches("#view .sentence") ? columnOf(at) : null;
  if (!column) return false;
  const own = sentences(column);
  const n = own.indexOf(at);
  switch (event.key) {
    case "ArrowUp": return focus(own[n - 1]) || true;
    case "ArrowDown": return focus(own[n + 1]) || true;
    case "Home": return focus(own[0]);
    case "End": return focus(own[own.length - 1]);
    case "ArrowLeft": return beside(at, column, -1);
    case "ArrowRight": return beside(at, column, 1);
    case "Enter":
      at.click();
      return true;
    default: return false;
  }
}

/**
 * To the same fact in the next column; else to what stands beside it.
 * @param {HTMLElement} at @param {HTMLElement} column @param {1 | -1} step
 */
function beside(at, column, step) {
  const all = columns();
  const next = all[all.indexOf(column) + step];
  if (!next) return true;
  const facts = factsOf(at);
  const top = at.getBoundingClientRect().top;
  const there = sentences(next);
  focus(
    there.find((one) => factsOf(one).some((fact) => facts.includes(fact))) ??
      there.find((one) => one.getBoundingClientRect().bottom > top) ??
      there[there.length - 1],
  );
  return true;
}

/** The fact at which a walk through the differences or moves has arrived. */
let arrived = "";

/**
 * The facts of the columns in the order of the page, column after column, each
 * once: a fact is where its first sentence is.
 * @param {(sentence: HTMLElement) => boolean} wanted
 * @returns {[string, HTMLElement][]}
 */
function stops(wanted) {
  /** @type {Map<string, HTMLElement>} */
  const first = new Map();
  for (const column of columns()) {
    for (const sentence of sentences(column).filter(wanted)) {
      for (const fact of factsOf(sentence)) if (!first.has(fact)) first.set(fact, sentence);
    }
  }
  return [...first];
}

/** Goes to the stop that is `step` further than where one has arrived.
 * @param {[string, HTMLElement][]} way @param {1 | -1} step */
function walk(way, step) {
  const at = way.findIndex(([fact]) => fact === arrived);
  const next = way[at < 0 ? (step > 0 ? 0 : way.length - 1) : at + step];
  if (!next) return;
  arrived = next[0];
  focus(next[1]);
  choose([arrived], next[1]);
}

/** To the next or previous fact that is not told alike everywhere; each is
 * visited once, in whichever columns it is told. @param {1 | -1} step */
export function toDifference(step) {
  walk(stops((one) => !one.matches(".same, .untold")), step);
}

/** To the next passage that stands elsewhere in the order of its article; after
 * the last, to the first again. */
export function toMoved() {
  const way = stops((one) => one.matches(".moved"));
  if (way[way.length - 1]?.[0] === arrived) arrived = "";
  walk(way, 1);
}
