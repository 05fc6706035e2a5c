// @ts-check
/**
 * Comparisons that take a moment, and the reading that goes on behind the
 * screens: how far they are. The story's screen comes at once and says so;
 * its comparison takes its place when it is made.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";

/** @param {string | undefined} words @param {number} done @param {number} all */
const counted = (words, done, all) =>
  (words ?? "").replace("#", String(done)).replace("@", String(all));

/** @param {HTMLElement} box @param {import("./ipc.js").CompareProgress} step */
function tell(box, step) {
  const bar = box.querySelector("progress");
  const line = box.querySelector(".count");
  const read = step.articles ? step.read / step.articles : 0;
  const judged = step.pairs ? step.judged / step.pairs : 0;
  // Reading and judging take about as long as each other.
  if (bar) bar.value = (read + judged) / 2;
  if (!line) return;
  line.textContent = step.pairs
    ? counted(box.dataset.judged, step.judged, step.pairs)
    : counted(box.dataset.read, step.read, step.articles);
}

/**
 * Makes the comparison of a screen that has just come without it.
 * @param {import("./ipc.js").Route} asked the screen's route
 * @param {() => boolean} isHere whether that is still where the person is
 * @param {() => unknown} again shows the screen anew
 */
export async function ready(asked, isHere, again) {
  const box = document.getElementById("comparing");
  if (!box) return;
  // A screen that went away meanwhile stays away, and its trouble with it.
  const isShown = () => box.isConnected && isHere();
  try {
    const base = /** @type {string | null} */ (asked.base ?? null);
    const made = await ipc.compareStory(Number(asked.id), base, (step) => tell(box, step));
    if (made && isShown()) await again();
  } catch (trouble) {
    if (isShown()) page.sayTrouble(trouble);
  }
}

/** Says what is being read behind the screens, or that nothing is any more.
 * @param {import("./ipc.js").ReadingAhead | null} reading */
function readingAhead(reading) {
  const box = page.byId("reading");
  const line = box.querySelector("p");
  box.hidden = !reading;
  if (!line) return;
  line.textContent = reading ? counted(box.dataset.reading, reading.article, reading.articles) : "";
}

/** Listens for what is read behind the screens. */
export const listen = () => ipc.listen("reading", readingAhead);
