// @ts-check
/**
 * What is proposed of articles: the buttons that decide it, and the keys that
 * press them. A key presses a button of the proposal that has the focus; where
 * none has it, the first gets it and nothing is decided.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import { again, go, openStory } from "./route.js";

/** @param {string | undefined} list */
const numbers = (list) => (list ?? "").split(" ").filter(Boolean).map(Number);

/**
 * Does it, shows the screen anew and says what was done.
 * @param {(button: HTMLElement) => Promise<unknown>} doing
 * @returns {(button: HTMLElement) => Promise<void>}
 */
function decide(doing) {
  return async (button) => {
    const done = button.dataset.done ?? "";
    await doing(button);
    await again();
    page.toast(done, true);
  };
}

/** What buttons do. @type {Record<string, (button: HTMLElement) => unknown>} */
export const pressed = {
  "accept-story": async ({ dataset }) => {
    const id = await ipc.createStory(dataset.title ?? "", numbers(dataset.articles));
    await go({ name: "story", id });
  },
  "join-story": decide(({ dataset }) =>
    ipc.addToStory(Number(dataset.story), numbers(dataset.articles)),
  ),
  "refuse-story": decide(({ dataset }) =>
    ipc.refuseStory(numbers(dataset.articles), numbers(dataset.others)),
  ),
  "keep-alike": decide(({ dataset }) =>
    ipc.keepAlike(Number(dataset.article), numbers(dataset.others)),
  ),
  "keep-as-well": decide(({ dataset }) => ipc.keepAsWell(Number(dataset.line))),
  "make-version": decide(({ dataset }) =>
    ipc.makeVersion(Number(dataset.newer), Number(dataset.earlier)),
  ),
  "part-versions": decide(({ dataset }) => ipc.partVersions(Number(dataset.article))),
  "skip-alike": decide(({ dataset }) => ipc.deleteArticle(Number(dataset.article))),
};

/** What fields do as soon as they are changed. @type {Record<string, (field: any) => unknown>} */
export const changed = {
  "show-version": async (field) => {
    await ipc.showVersion(Number(openStory()), Number(field.dataset.article), Number(field.value));
    await again();
  },
};

/** Presses the button of this key. @param {string} letter @returns {boolean} whether there is one */
export function press(letter) {
  const selector = `.proposal [data-key=${JSON.stringify(letter)}]`;
  const first = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (!first) return false;
  const proposal = document.activeElement?.closest(".proposal");
  if (proposal) {
    /** @type {HTMLElement | null} */ (
      proposal.querySelector(`[data-key=${JSON.stringify(letter)}]`)
    )?.click();
    return true;
  }
  const list = first.closest("details");
  if (list) list.open = true;
  first.focus();
  return true;
}
