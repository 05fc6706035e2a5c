// @ts-check
/**
 * The ribbons between the columns: each ties the sentences of one fact in two
 * neighbouring columns. They are drawn from what stands in the page and only
 * where both ends are in sight; the numbers behind the sentences say the same
 * to those who do not see them, and in a report.
 */

const SVG = "http://www.w3.org/2000/svg";

/** @type {HTMLElement | null} */
let region = null;

/** @type {SVGSVGElement | null} */
let sheet = null;

let waiting = false;

/** Whatever changes the places of the columns. */
const watching = new ResizeObserver(() => draw());

/** Makes ribbons for freshly shown columns. */
export function ready() {
  watching.disconnect();
  region = document.querySelector("#view .columns");
  sheet = null;
  if (!region) return;
  sheet = document.createElementNS(SVG, "svg");
  sheet.setAttribute("class", "ribbons");
  sheet.setAttribute("aria-hidden", "true");
  region.append(sheet);
  for (const column of region.querySelectorAll(".column .text")) {
    column.addEventListener("scroll", draw, { passive: true });
  }
  watching.observe(region);
  draw();
}

/** Draws them at the next chance, once. */
export function draw() {
  if (waiting || !sheet) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (sheet?.isConnected) drawAll(sheet);
  });
}

/**
 * Where each fact is in sight in a column: top and bottom of its sentences.
 * @param {Element} column
 * @returns {Map<string, {top: number, bottom: number, sentence: Element}>}
 */
function places(column) {
  const text = /** @type {HTMLElement} */ (column.querySelector(".text"));
  const frame = text.getBoundingClientRect();
  const found = new Map();
  for (const sentence of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll(".sentence"))) {
    const box = sentence.getBoundingClientRect();
    if (box.bottom < frame.top) continue;
    if (box.top > frame.bottom) break;
    const top = Math.max(box.top, frame.top);
    const bottom = Math.min(box.bottom, frame.bottom);
    if (bottom - top < 4) continue;
    for (const fact of (sentence.dataset.facts ?? "").split(" ").filter(Boolean)) {
      if (!found.has(fact)) found.set(fact, { top, bottom, sentence });
    }
  }
  return found;
}

/** @param {SVGSVGElement} on */
function drawAll(on) {
  const home = on.getBoundingClientRect();
  const columns = [...(region?.querySelectorAll(".column") ?? [])].filter(
    (column) => column.getClientRects().length > 0,
  );
  const paths = [];
  for (let n = 0; n + 1 < columns.length; n += 1) {
    const [left, right] = [places(columns[n]), places(columns[n + 1])];
    const x = columns[n].getBoundingClientRect().right - home.left;
    const end = columns[n + 1].getBoundingClientRect().left - home.left;
    const middle = (x + end) / 2;
    for (const [fact, a] of left) {
      const b = right.get(fact);
      if (!b) continue;
      const [t, u, v, w] = [a.top, a.bottom, b.top, b.bottom].map((y) => Math.round(y - home.top));
      const path = document.createElementNS(SVG, "path");
      path.setAttribute(
        "d",
        `M${x} ${t}C${middle} ${t} ${middle} ${v} ${end} ${v}V${w}C${middle} ${w} ${middle} ${u} ${x} ${u}Z`,
      );
      const names = ["ribbon"];
      if (a.sentence.matches(".same-fact")) names.push("chosen");
      if (a.sentence.matches(".differs") || b.sentence.matches(".differs")) names.push("differs");
      if (a.sentence.matches(".moved") || b.sentence.matches(".moved")) names.push("moved");
      path.setAttribute("class", names.join(" "));
      paths.push(path);
    }
  }
  on.replaceChildren(...paths);
}
