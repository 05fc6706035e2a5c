// @ts-check
/**
 * How large text is, and whether the window is small for it. Everything is
 * measured in the size of the text, which media queries do not follow; so the
 * page is told by a class when few lines fit, whoever enlarged the text.
 */

const SIZES = [100, 110, 125, 150, 175, 200];

/** Where the size is kept. */
const KEPT = "text-size";

/** In lines and widths of the text. */
const NARROW = { width: 52, height: 30 };

const root = document.documentElement;

let size = 100;

/** @param {number} to one of SIZES */
function set(to) {
  root.classList.remove(`text-${size}`);
  size = to;
  root.classList.add(`text-${size}`);
  localStorage.setItem(KEPT, String(size));
  measure();
}

/** One step larger or smaller; 0 is the size it had at first.
 * @param {1 | -1 | 0} step */
export function resize(step) {
  const next = SIZES[SIZES.indexOf(size) + step];
  if (step === 0) set(100);
  else if (next) set(next);
}

function measure() {
  const text = parseFloat(getComputedStyle(root).fontSize);
  const narrow = innerWidth / text < NARROW.width || innerHeight / text < NARROW.height;
  root.classList.toggle("narrow", narrow);
}

/** Begins with the size that was chosen last. @param {Element} head changes its size with the text */
export function start(head) {
  const kept = Number(localStorage.getItem(KEPT));
  if (SIZES.includes(kept)) set(kept);
  new ResizeObserver(measure).observe(head);
  addEventListener("resize", measure);
  measure();
}
