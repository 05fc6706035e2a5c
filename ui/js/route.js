// @ts-check
/**
 * Which screen is shown, and how one goes to another. The browser's history
 * is the way back; every screen comes back scrolled to where it was left.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import * as matrix from "./matrix.js";
import * as columns from "./columns.js";
import * as reading from "./reading.js";
import * as hiding from "./hiding.js";
import * as correct from "./correct.js";
import * as review from "./review.js";
import * as comparing from "./comparing.js";

/** @typedef {import("./ipc.js").Route} Route */

/** @type {Route} */
let route = { name: "library" };

export const here = () => route;

/** The story that is shown. */
export const openStory = () => (route.name === "story" ? Number(route.id) : null);

/** The telling that it is compared against. */
export const base = () => /** @type {string | null} */ (route.base ?? null);

/** Whether it is compared by words alone. */
export const byWords = () => route.by_words === true;

/** The comparison that is shown, as the program is asked about it.
 * @returns {import("./ipc.js").Compared} */
export const compared = () => ({ story: Number(route.id), base: base(), by_words: byWords() });

/** Where each screen was left. @type {Map<string, import("./page.js").Place>} */
const left = new Map();

/** @param {Route} of */
const key = (of) =>
  JSON.stringify([
    of.name, of.id, of.query, of.view ?? "facts", of.telling, of.offer, of.file, of.part,
  ]);

/**
 * Shows a route.
 * @param {Route} next
 * @param {{replace?: boolean, stay?: boolean, back?: boolean}} [how] `replace`:
 *   not a step of the history; `stay`: the same screen, made anew; `back`: as
 *   it was left
 */
export async function go(next, how = {}) {
  const before = route;
  if (!how.stay) page.clearMessages();
  left.set(key(before), page.place());
  const at = how.stay ? matrix.at() : null;
  route = next;
  const shown = await page
    .show(ipc.screen(next), {
      say: next.name === "story" ? page.byId("status").dataset.comparing : undefined,
      stay: how.stay,
      place: how.back ? (left.get(key(next)) ?? []) : undefined,
    })
    .catch((trouble) => {
      route = before;
      page.sayTrouble(trouble);
      return false;
    });
  if (!shown) return;
  if (how.replace || how.stay) history.replaceState(next, "");
  else history.pushState(next, "");
  matrix.ready(compared());
  matrix.backTo(at);
  columns.ready(matrix.openFact());
  reading.ready(matrix.openFact());
  hiding.ready();
  correct.ready();
  review.ready();
  // Nobody waits for it here: it shows itself when it is made.
  comparing.ready(next, () => route === next, again);
}

/** The same screen, made anew. */
export const again = () => go(route, { stay: true });

/**
 * Another view of the open story, with the same fact chosen.
 * @param {string} view
 * @param {{telling?: string}} [which] the article that is read
 */
export async function showView(view, which = {}) {
  await go({ ...route, view, ...which }, { replace: true, back: true });
  // Whoever came from a row or a sentence goes on from there.
  if (document.activeElement !== page.byId("main")) return;
  matrix.focusOpen();
  columns.focusChosen();
  reading.focusChosen();
}

/** Whether two routes lead to one screen, whatever its view. @param {Route} to */
export const isHere = (to) => to.name === route.name && to.id === route.id;

addEventListener("popstate", (event) => {
  if (event.state) go(event.state, { replace: true, back: true });
});
