// @ts-check
/**
 * What buttons, links and forms do. Each is known by its `data-action`; the
 * renderer's `window` module lists them all.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import * as matrix from "./matrix.js";
import * as columns from "./columns.js";
import * as check from "./check.js";
import * as reading from "./reading.js";
import * as files from "./files.js";
import * as hiding from "./hiding.js";
import * as keys from "./keys.js";
import * as proposals from "./proposals.js";
import * as correct from "./correct.js";
import * as review from "./review.js";
import { again, base, byWords, go, here, isHere, openStory, showView } from "./route.js";

/** The deletion that is being asked about. */
let doomed = { kind: "", id: 0 };

/** The story being named: its id, or the articles of a new one.
 * @type {{story?: number, articles?: number[]}} */
let naming = {};

/** @param {string | undefined} list */
const numbers = (list) => (list ?? "").split(" ").filter(Boolean).map(Number);

/** @param {string} title @param {{story?: number, articles?: number[]}} what */
function askTitle(title, what) {
  naming = what;
  const field = /** @type {HTMLInputElement} */ (page.byId("story-title"));
  field.value = title;
  page.dialog("name-story").showModal();
  field.select();
}

/** @param {HTMLElement} button */
function askDelete(button) {
  const dialog = page.dialog("ask-delete");
  const kind = button.dataset.kind === "story" ? "story" : "article";
  doomed = { kind, id: Number(button.dataset.id) };
  const tell = (/** @type {string} */ part, /** @type {string | undefined} */ text) => {
    const line = dialog.querySelector(part);
    if (line) line.textContent = text ?? "";
  };
  tell("h2", dialog.dataset[kind]);
  tell(".what", button.dataset.name);
  tell(".note", dialog.dataset[`${kind}Note`]);
  dialog.showModal();
}

/**
 * Takes back, or does again, and goes where that can be seen.
 * @param {() => Promise<{message: string, route: import("./ipc.js").Route | null}>} doing
 * @param {boolean} isRedo
 */
async function stepInTime(doing, isRedo) {
  page.clearMessages();
  if (!isRedo && (await check.undo())) return;
  const done = await doing();
  // What is known of an article can be seen where it is checked, too.
  const sameArticle =
    done.route?.name === "article" && here().name === "check" && done.route.id === here().id;
  if (!done.route || isHere(done.route) || sameArticle) await again();
  else await go(done.route);
  if (done.message) page.toast(done.message, isRedo && done.route !== null, !isRedo && done.route !== null);
}

async function exportReport() {
  const story = openStory();
  const exported = story === null ? null : await ipc.exportReport(story, base(), byWords());
  const line = document.getElementById("exported");
  const name = line?.querySelector("b");
  if (!exported || !line || !name) return;
  name.textContent = exported.name;
  line.hidden = false;
  line.querySelector("button")?.focus();
}

/** @param {HTMLElement} button */
async function exportLog(button) {
  const { query, saved } = button.dataset;
  const exported = await ipc.exportLog(query ?? "");
  if (exported) page.toast((saved ?? "").replace("#", () => exported.name), false);
}

/** @param {HTMLElement} button */
function close(button) {
  const dialog = button.closest("dialog");
  if (dialog) dialog.close();
  else if (button.parentElement) button.parentElement.hidden = true;
}

function rename() {
  const story = /** @type {HTMLElement | null} */ (document.querySelector(".screen.story"));
  askTitle(story?.dataset.title ?? "", { story: Number(story?.dataset.story) });
}

/** @param {HTMLElement} button */
async function removeTelling(button) {
  await ipc.removeFromStory(Number(openStory()), Number(button.dataset.article));
  // Another letter may now stand for another telling.
  await go({ ...here(), base: null }, { stay: true });
  page.toast(page.byId("toast").dataset.removed ?? "", true);
}

/** @param {HTMLElement} button */
async function moveTelling(button) {
  const { article, place } = button.dataset;
  await ipc.moveInStory(Number(openStory()), Number(article), Number(place));
  await go({ ...here(), base: null }, { stay: true });
}

/** Shows the comparison by words alone, at once. */
async function cancelComparison() {
  await ipc.cancelComparison();
  await go({ ...here(), by_words: true }, { stay: true });
}

/** What buttons do. @type {Record<string, (button: HTMLElement) => unknown>} */
const pressed = {
  "add-files": () => files.choose(false),
  "add-folder": () => files.choose(true),
  fetch: () => files.askLinks(),
  "take-up": files.takeUp,
  "export-log": exportLog,
  paste: () => files.paste(),
  keys: () => page.dialog("keys").showModal(),
  undo: () => stepInTime(ipc.undo, false),
  redo: () => stepInTime(ipc.redo, true),
  close,
  amend: check.amend,
  "import-waiting": check.importWaiting,
  "keep-as-is": () => check.endAgain(false),
  "put-aside": check.putAside,
  "read-again": check.readAgain,
  "say-whole": check.sayWhole,
  "take-again": () => check.endAgain(true),
  ...correct.pressed,
  ...review.pressed,
  "cancel-comparison": cancelComparison,
  "cancel-import": files.cancel,
  "compare-fully": () => go({ ...here(), by_words: false }, { stay: true }),
  "stop-reading": ipc.stopReading,
  ...proposals.pressed,
  "open-example": async () => go({ name: "story", id: await ipc.openExample() }),
  "ask-delete": askDelete,
  rename,
  "put-away": hiding.toggle,
  "move-telling": moveTelling,
  "remove-telling": removeTelling,
  "show-view": (button) => showView(button.dataset.view ?? "facts"),
  export: exportReport,
  "open-exported": ipc.openExported,
  "restore-backup": async () => {
    await ipc.restoreBackup();
    await go({ name: "library" }, { replace: true });
  },
  "try-again": async () => {
    await ipc.tryAgain();
    await go({ name: "library" }, { replace: true });
  },
};

/** Makes a story of the chosen articles. @param {HTMLFormElement} form */
function compareChosen(form) {
  const articles = new FormData(form).getAll("article").map(Number);
  const most = Number(form.dataset.most);
  const few = articles.length < 2;
  const sentence = few ? form.dataset.more : articles.length > most ? form.dataset.fewer : "";
  page.tellForm(
    form,
    (sentence ?? "").replace("#", String(articles.length)).replace("@", String(most)),
  );
  if (sentence) return;
  const first = form.querySelector("input:checked")?.closest("tr")?.querySelector("th a");
  askTitle(first?.textContent ?? "", { articles });
}

/** Keeps the title of a new or an old story. @param {HTMLFormElement} form */
async function saveTitle(form) {
  const { title } = page.values(form);
  const { story, articles } = naming;
  if (story === undefined) {
    const id = await ipc.createStory(title, articles ?? []);
    page.dialog("name-story").close();
    await go({ name: "story", id });
  } else {
    await ipc.renameStory(story, title);
    page.dialog("name-story").close();
    await again();
  }
}

/** Keeps what was changed about an article, field by field.
 * @param {HTMLFormElement} form */
async function saveArticle(form) {
  const id = Number(form.dataset.id);
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (field.value === field.dataset.before) continue;
    await ipc.setArticle(id, field.name, field.value || null);
    field.dataset.before = field.value;
  }
  await again();
  page.toast(page.byId("status").dataset.saved ?? "", true);
}

/** Deletes what was asked about. */
async function deleteDoomed() {
  page.dialog("ask-delete").close();
  const { kind, id } = doomed;
  await (kind === "story" ? ipc.deleteStory(id) : ipc.deleteArticle(id));
  await go({ name: "library" });
  page.toast(page.byId("toast").dataset[kind] ?? "", true);
}

/** What forms do. @type {Record<string, (form: HTMLFormElement) => unknown>} */
const sent = {
  search: (form) => go({ name: "library", query: page.values(form).query }),
  "compare-chosen": compareChosen,
  "create-story": async (form) => {
    const id = await ipc.createStory(page.values(form).title, numbers(form.dataset.articles));
    await go({ name: "story", id });
  },
  "save-title": saveTitle,
  "add-from-library": async (form) => {
    await ipc.addToStory(Number(openStory()), [Number(page.values(form).article)]);
    await again();
  },
  "save-article": saveArticle,
  "save-checked": check.save,
  "take-pasted": files.takePasted,
  "fetch-links": files.fetchLinks,
  "search-log": (form) => go({ name: "receipts", query: page.values(form).query }),
  delete: deleteDoomed,
  ...correct.sent,
};

/** What fields do as soon as they are changed. @type {Record<string, (field: any) => unknown>} */
const changed = {
  "choose-telling": (field) => go({ ...here(), telling: field.value }, { stay: true }),
  "choose-base": async (field) => {
    await ipc.setBase(Number(openStory()), field.value || null);
    await go({ ...here(), base: null }, { stay: true });
  },
  "look-first": files.keepLookFirst,
  "single-keys": keys.keepSwitch,
  "stays-out": check.keepOut,
  together: () => {},
  ...proposals.changed,
};

/** A link inside a comparison. @param {HTMLAnchorElement} link */
async function follow(link) {
  const place = (link.getAttribute("href") ?? "").slice(1);
  const row = /** @type {HTMLTableRowElement | null} */ (link.closest("tr[data-fact]"));
  const [fact, reading] = place.split("-");
  if (row) {
    matrix.toggle(row, reading ? place : undefined);
  } else if (link.dataset.goto === "facts") {
    matrix.remember(fact);
    if (here().view !== "facts") await showView("facts");
    matrix.goTo(fact);
  } else if (link.dataset.goto === "read") {
    const telling = link.dataset.telling ?? "A";
    const there = here().view === "read" && (here().telling ?? "A") === telling;
    if (!there) await showView("read", { telling });
    const sentence = document.getElementById(place);
    if (sentence) matrix.remember(columns.factsOf(sentence)[0] ?? "");
    reading.goTo(sentence);
  } else if (link.dataset.goto === "columns") {
    await showView("columns");
    const sentence = document.getElementById(place);
    if (sentence) columns.choose(columns.factsOf(sentence), sentence);
    sentence?.focus({ preventScroll: true });
  } else if (link.closest("tr.opened")) {
    matrix.chooseReading(place);
  } else {
    const to = document.getElementById(place);
    if (to && !to.hasAttribute("tabindex")) to.tabIndex = -1;
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: "start" });
  }
}

/** @param {HTMLElement} sentence */
function chooseSentence(sentence) {
  const facts = columns.factsOf(sentence);
  columns.choose(facts, sentence);
  // The facts view opens at what was chosen here.
  matrix.remember(facts[0] ?? "");
}

/** Runs something that may fail, and says so. @param {() => unknown} doing */
async function attempt(doing) {
  try {
    await doing();
  } catch (trouble) {
    page.sayTrouble(trouble);
  }
}

/** Does what a button with that action does, as if it were pressed.
 * @param {string} action
 * @param {HTMLElement} [at] where, if the action is about a place */
export function act(action, at) {
  const button = /** @type {HTMLElement | null} */ (
    document.querySelector(`button[data-action=${JSON.stringify(action)}]`)
  );
  const doing = pressed[action];
  // What the screen does not offer cannot be done by a key either.
  if (doing && (button || action === "undo" || action === "redo")) attempt(() => doing(at ?? button ?? document.body));
}

/** @param {Event} event @param {string} selector @returns {any} */
const closest = (event, selector) =>
  event.target instanceof Element ? event.target.closest(selector) : null;

/** @param {MouseEvent} event */
function click(event) {
  const to = closest(event, "[data-route]");
  if (to) {
    event.preventDefault();
    return go(JSON.parse(to.dataset.route));
  }
  const button = closest(event, "button[data-action]");
  if (button) return pressed[button.dataset.action]?.(button);
  const chip = closest(event, "button[data-filter]");
  if (chip) return matrix.filterBy(chip.dataset.filter);
  const link = closest(event, "#view a[href^='#']");
  if (link) {
    event.preventDefault();
    return follow(link);
  }
  // Whoever marks words with the pointer means the words.
  if (String(getSelection()) !== "") return undefined;
  const row = closest(event, "#view tr[data-fact]");
  if (row) return matrix.toggle(row);
  const sentence = closest(event, "#view .columns .sentence");
  if (sentence) return chooseSentence(sentence);
  const read = closest(event, "#view .printed .sentence");
  if (read) {
    reading.choose(columns.factsOf(read));
    matrix.remember(columns.factsOf(read)[0] ?? "");
  }
  return undefined;
}

/** Listens to everything that can be pressed, sent or changed. */
export function listen() {
  document.addEventListener("click", (event) => attempt(() => click(event)));

  document.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const doing = sent[form.dataset.action ?? ""];
    if (!doing) return;
    event.preventDefault();
    page.tellForm(form, "");
    try {
      await doing(form);
    } catch (trouble) {
      page.sayInForm(form, trouble);
    }
  });

  document.addEventListener("change", (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    const doing = changed[field.dataset.action ?? ""];
    if (doing) attempt(() => doing(field));
    else if ("order" in field.dataset) matrix.orderBy(/** @type {HTMLSelectElement} */ (field).value);
    else if (field.matches(".articles input")) countChosen(/** @type {any} */ (field).form);
  });

  document.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.id === "find") attempt(() => matrix.find(field.value));
  });
}

/** @param {HTMLFormElement} form */
function countChosen(form) {
  page.tellForm(form, "");
  const line = document.getElementById("chosen");
  const count = form.querySelectorAll("input:checked").length;
  if (line) line.textContent = count ? (line.dataset.chosen ?? "").replace("#", String(count)) : "";
}
