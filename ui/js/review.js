// @ts-check
/**
 * Going from one match in doubt to the next: yes, no, skip, each by a key. The
 * matches are the renderer's `doubts`; answers are corrections, and after each
 * the next match comes up by itself.
 */

import * as page from "./page.js";
import * as correct from "./correct.js";
import * as matrix from "./matrix.js";
import { openStory } from "./route.js";

/** What was skipped, and how many were answered, in the story that is open. */
const untouched = { story: /** @type {number | null} */ (null), answered: 0, on: false };
let going = { ...untouched, skipped: new Set() };

const box = () => document.getElementById("reviewing");

/** @returns {HTMLElement[]} */
const all = () => [.../** @type {any} */ (document.querySelectorAll("#view li[data-doubt]"))];

/** What tells one match from others, however the facts are numbered.
 * @param {HTMLElement} doubt */
const key = (doubt) => {
  const row = rowOf(doubt);
  const reference = row ? correct.ofTelling(matrix.sentencesOf(row), row.dataset.reference ?? "") : [];
  return `${doubt.dataset.doubt}|${reference.join(" ")}`;
};

/** @param {HTMLElement} doubt @returns {HTMLElement | null} */
const rowOf = (doubt) =>
  document.querySelector(`#view tr[data-fact=${JSON.stringify(doubt.dataset.of)}]`);

/** The match that is asked about. */
const current = () => /** @type {HTMLElement | null} */ (box()?.closest("li[data-doubt]") ?? null);

/** Brings up the next match, or says that there is none. */
function next() {
  const bar = box();
  const left = all().filter((doubt) => !going.skipped.has(key(doubt)));
  const [doubt] = left;
  current()?.removeAttribute("aria-current");
  if (!bar || !doubt) {
    const skipped = going.skipped.size;
    end();
    const words = document.getElementById("correcting-home")?.dataset.reviewed ?? "";
    page.toast(words.replace("#", String(skipped)), false);
    return;
  }
  const hidden = doubt.closest("details");
  if (hidden) hidden.open = true;
  doubt.append(bar);
  doubt.setAttribute("aria-current", "true");
  const done = going.answered + going.skipped.size;
  const line = page.byId("review-position");
  line.textContent = (line.dataset.position ?? "")
    .replace("#", String(done + 1))
    .replace("@", String(done + left.length));
  doubt.tabIndex = -1;
  doubt.focus({ preventScroll: true });
  doubt.scrollIntoView({ block: "nearest" });
}

/** Ends the review; what was answered stays. @returns {boolean} whether one was on */
export function end() {
  if (!going.on) return false;
  const doubt = current();
  doubt?.removeAttribute("aria-current");
  const bar = box();
  if (bar) document.getElementById("correcting-home")?.append(bar);
  going = { ...untouched, skipped: new Set() };
  return true;
}

/** @param {boolean} same */
async function answer(same) {
  const doubt = current();
  const row = doubt && rowOf(doubt);
  if (!doubt || !row) return;
  const ids = (doubt.dataset.doubt ?? "").split(" ");
  const telling = ids[0].split(".")[0];
  const others = matrix.sentencesOf(row).filter((id) => !ids.includes(id));
  const reference = correct.ofTelling(others, row.dataset.reference ?? "");
  going.answered += 1;
  const said = same
    ? { kind: "same", places: [...ids, ...reference] }
    : {
        kind: "not_same",
        these: ids,
        those: others.filter((id) => id.split(".")[0] !== telling),
      };
  try {
    await correct.tell(said);
  } catch (trouble) {
    going.answered -= 1;
    throw trouble;
  }
}

/** What the buttons do. @type {Record<string, () => unknown>} */
export const pressed = {
  review: () => {
    going = { ...untouched, skipped: new Set(), story: openStory(), on: true };
    next();
  },
  "review-yes": () => answer(true),
  "review-no": () => answer(false),
  "review-skip": () => {
    const doubt = current();
    if (doubt) going.skipped.add(key(doubt));
    next();
  },
};

/** Goes on where a screen was made anew. */
export function ready() {
  if (!going.on) return;
  if (going.story !== openStory()) {
    going = { ...untouched, skipped: new Set() };
  } else if (box()) {
    next();
  }
}

/** Keys while a match is asked about. @type {Record<string, string>} */
const KEYS = { y: "review-yes", Enter: "review-yes", n: "review-no", s: "review-skip" };

/**
 * What a key by itself does here.
 * @param {KeyboardEvent} event
 * @returns {string | null} the action, if the key has one here
 */
export function actionOf(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  const doubt = current();
  if (!doubt?.contains(at)) return null;
  // On a button or a link, Enter presses it.
  if (event.key === "Enter" && at !== doubt) return null;
  return KEYS[event.key] ?? KEYS[event.key.toLowerCase()] ?? null;
}
