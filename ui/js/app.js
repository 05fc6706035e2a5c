// @ts-check
/**
 * What happens when: start, routes, buttons, keys, files. Screens come from
 * the program as finished fragments; this file only wires them.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import * as matrix from "./matrix.js";
import * as columns from "./columns.js";

/** @typedef {import("./ipc.js").Route} Route */

/** @type {Route} */
let route = { name: "library" };

/** The deletion that is being asked about. */
let doomed = { kind: "", id: 0 };

/** The story being named: its id, or the articles of a new one.
 * @type {{story?: number, articles?: number[]}} */
let naming = {};

const openStory = () => (route.name === "story" ? Number(route.id) : null);
const base = () => /** @type {string | null} */ (route.base ?? null);

/**
 * Shows a route.
 * @param {Route} next
 * @param {{remember?: boolean, keepPlace?: boolean}} [how]
 */
async function go(next, how = {}) {
  page.clearTrouble();
  const say = next.name === "story" ? page.byId("status").dataset.comparing : undefined;
  const before = route;
  route = next;
  try {
    const shown = await page.show(ipc.screen(next), { say, keepPlace: how.keepPlace });
    if (!shown) return;
  } catch (trouble) {
    route = before;
    page.sayTrouble(trouble);
    return;
  }
  if (how.remember !== false) history.pushState(next, "");
  else history.replaceState(next, "");
  matrix.ready();
  columns.ready();
}

const again = () => go(route, { remember: false, keepPlace: true });

/** Runs something that may fail, and says so. @param {() => Promise<unknown>} doing */
async function attempt(doing) {
  try {
    await doing();
  } catch (trouble) {
    page.sayTrouble(trouble);
  }
}

/** @param {string} view */
const showView = (view) => go({ ...route, view }, { remember: false });

// --- Files ---

/** Imports wait for each other. @type {Promise<unknown>} */
let importing = Promise.resolve();

/** Offers are told when they are made and again to a page that asks. @type {Set<number>} */
const taken = new Set();

/** @param {import("./ipc.js").Offer} offer */
function take(offer) {
  if (taken.has(offer.id)) return;
  taken.add(offer.id);
  importing = importing.then(() => importOne(offer));
}

/** @param {import("./ipc.js").Offer} offer */
async function importOne(offer) {
  const box = page.byId("progress");
  const bar = /** @type {HTMLProgressElement | null} */ (box.querySelector("progress"));
  const count = box.querySelector(".count");
  const file = box.querySelector(".file");
  const stop = /** @type {HTMLButtonElement | null} */ (box.querySelector("button"));
  const tell = (/** @type {import("./ipc.js").ImportProgress} */ step) => {
    if (bar) bar.value = step.total ? step.done / step.total : 0;
    if (count) {
      count.textContent = (box.dataset.count ?? "")
        .replace("#", String(step.done))
        .replace("@", String(step.total));
    }
    if (file) file.textContent = step.name;
  };
  tell({ done: 0, total: offer.count, name: offer.names[0] ?? "" });
  if (stop) stop.disabled = false;
  box.hidden = false;
  await attempt(async () => {
    const done = await ipc.importOffer(offer.id, openStory(), tell);
    await go({ name: "receipt", id: done.receipt, story: openStory() });
  });
  box.hidden = true;
}

/** @param {import("./ipc.js").Hover} hover */
function hovering(hover) {
  const box = page.byId("hover");
  const count = box.querySelector(".count");
  const names = box.querySelector(".names");
  const where = box.querySelector(".where");
  if (count) {
    const text = hover.count === 1 ? box.dataset.one : box.dataset.many;
    count.textContent = (text ?? "").replace("#", String(hover.count));
  }
  names?.replaceChildren(
    ...hover.names.map((name) => Object.assign(document.createElement("li"), { textContent: name })),
  );
  if (where) where.textContent = (openStory() ? box.dataset.story : box.dataset.library) ?? "";
  box.hidden = false;
}

/** @param {string} text */
function paste(text) {
  const dialog = page.dialog("paste");
  const field = /** @type {HTMLTextAreaElement} */ (page.byId("paste-text"));
  if (text) field.value = text;
  if (!dialog.open) dialog.showModal();
  field.focus();
}

// --- Buttons and forms ---

/** @param {string | undefined} list */
const numbers = (list) => (list ?? "").split(" ").filter(Boolean).map(Number);

/** @param {string} title @param {{story?: number, articles?: number[]}} what */
function askTitle(title, what) {
  naming = what;
  const dialog = page.dialog("name-story");
  const field = /** @type {HTMLInputElement} */ (page.byId("story-title"));
  field.value = title;
  dialog.showModal();
  field.select();
}

/** @param {HTMLElement} button */
function askDelete(button) {
  const dialog = page.dialog("ask-delete");
  const kind = button.dataset.kind === "story" ? "story" : "article";
  doomed = { kind, id: Number(button.dataset.id) };
  const heading = dialog.querySelector("h2");
  if (heading) heading.textContent = dialog.dataset[kind] ?? "";
  const what = dialog.querySelector(".what");
  if (what) what.textContent = button.dataset.name ?? "";
  const note = dialog.querySelector(".note");
  if (note) note.textContent = dialog.dataset[`${kind}Note`] ?? "";
  dialog.showModal();
}

async function undo() {
  page.byId("toast").hidden = true;
  await attempt(async () => {
    const undone = await ipc.undo();
    await go(undone.route ?? route, { remember: undone.route !== null, keepPlace: true });
    if (undone.message) page.toast(undone.message, false);
  });
}

const exportReport = () =>
  attempt(async () => {
    const story = openStory();
    if (story === null) return;
    const exported = await ipc.exportReport(story, base());
    const line = document.getElementById("exported");
    const name = line?.querySelector("b");
    if (!exported || !line || !name) return;
    name.textContent = exported.name;
    line.hidden = false;
    line.querySelector("button")?.focus();
  });

/** @param {boolean} folder */
const choose = (folder) =>
  attempt(async () => {
    const offer = await ipc.chooseFiles(folder);
    if (offer) take(offer);
  });

/** What buttons do, by `data-action`. @type {Record<string, (button: HTMLElement) => void>} */
const pressed = {
  "add-files": () => choose(false),
  "add-folder": () => choose(true),
  paste: () => paste(""),
  keys: () => page.dialog("keys").showModal(),
  undo,
  close: (button) => {
    const dialog = button.closest("dialog");
    if (dialog) dialog.close();
    else if (button.parentElement) button.parentElement.hidden = true;
  },
  "cancel-import": (button) => {
    /** @type {HTMLButtonElement} */ (button).disabled = true;
    const file = page.byId("progress").querySelector(".file");
    if (file) file.textContent = page.byId("progress").dataset.cancelling ?? "";
    attempt(ipc.cancelImport);
  },
  "open-example": () =>
    attempt(async () => go({ name: "story", id: await ipc.openExample(), view: "facts" })),
  "ask-delete": askDelete,
  rename: () => {
    const story = /** @type {HTMLElement | null} */ (document.querySelector(".screen.story"));
    askTitle(story?.dataset.title ?? "", { story: Number(story?.dataset.story) });
  },
  "remove-telling": (button) =>
    attempt(async () => {
      await ipc.removeFromStory(Number(openStory()), Number(button.dataset.article));
      await go({ ...route, base: null }, { remember: false, keepPlace: true });
      page.toast(page.byId("toast").dataset.removed ?? "", true);
    }),
  "show-view": (button) => showView(button.dataset.view ?? "facts"),
  export: exportReport,
  "open-exported": () => attempt(ipc.openExported),
  "close-wording": () => matrix.fold(),
  "restore-backup": () => attempt(async () => {
    await ipc.restoreBackup();
    await go({ name: "library" }, { remember: false });
  }),
  "try-again": () => attempt(async () => {
    await ipc.tryAgain();
    await go({ name: "library" }, { remember: false });
  }),
};

/** What forms do, by `data-action`. @type {Record<string, (form: HTMLFormElement) => Promise<unknown>>} */
const sent = {
  search: (form) => go({ name: "library", query: page.values(form).query }),
  "compare-chosen": async (form) => {
    const articles = new FormData(form).getAll("article").map(Number);
    if (articles.length === 0) return;
    const first = form.querySelector("input:checked")?.closest("tr")?.querySelector("th")?.textContent;
    askTitle(first ?? "", { articles });
  },
  "create-story": async (form) => {
    const id = await ipc.createStory(page.values(form).title, numbers(form.dataset.articles));
    await go({ name: "story", id, view: "facts" });
  },
  "save-title": async (form) => {
    const title = page.values(form).title;
    const story = naming.story;
    if (story === undefined) {
      const id = await ipc.createStory(title, naming.articles ?? []);
      page.dialog("name-story").close();
      return go({ name: "story", id, view: "facts" });
    }
    await ipc.renameStory(story, title);
    page.dialog("name-story").close();
    return again();
  },
  "add-from-library": async (form) => {
    await ipc.addToStory(Number(openStory()), [Number(page.values(form).article)]);
    return again();
  },
  "save-article": async (form) => {
    const id = Number(form.dataset.id);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && field.value !== field.dataset.before) {
        await ipc.setArticle(id, field.name, field.value || null);
      }
      if (field instanceof HTMLSelectElement) {
        const before = [...field.options].find((option) => option.defaultSelected)?.value;
        if (field.value !== before) await ipc.setArticle(id, field.name, field.value || null);
      }
    }
    await again();
    page.toast(page.byId("status").dataset.saved ?? "", true);
  },
  "take-pasted": async (form) => {
    const typed = page.values(form);
    const told = (/** @type {string} */ name) => typed[name]?.trim() || null;
    const done = await ipc.importText({
      text: typed.text ?? "",
      outlet: told("outlet"),
      title: told("title"),
      date: told("date"),
      url: told("url"),
      story: openStory(),
    });
    page.dialog("paste").close();
    form.reset();
    await go({ name: "receipt", id: done.receipt, story: openStory() });
  },
  delete: async () => {
    page.dialog("ask-delete").close();
    const { kind, id } = doomed;
    await (kind === "story" ? ipc.deleteStory(id) : ipc.deleteArticle(id));
    await go({ name: "library" });
    page.toast(page.byId("toast").dataset[kind] ?? "", true);
  },
};

document.addEventListener("click", (event) => {
  const at = /** @type {Element | null} */ (event.target instanceof Element ? event.target : null);
  const to = /** @type {HTMLElement | null} */ (at?.closest("[data-route]") ?? null);
  if (to) {
    event.preventDefault();
    go(JSON.parse(to.dataset.route ?? "{}"));
    return;
  }
  const button = /** @type {HTMLElement | null} */ (at?.closest("button[data-action]") ?? null);
  if (button) {
    pressed[button.dataset.action ?? ""]?.(button);
    return;
  }
  const chip = /** @type {HTMLElement | null} */ (at?.closest("button[data-filter]") ?? null);
  if (chip) {
    matrix.filterBy(chip.dataset.filter ?? "all");
    return;
  }
  const link = /** @type {HTMLAnchorElement | null} */ (at?.closest("#view a[href^='#']") ?? null);
  if (link) {
    event.preventDefault();
    follow(link);
    return;
  }
  const row = /** @type {HTMLTableRowElement | null} */ (at?.closest("#view tr[data-fact]") ?? null);
  if (row && String(getSelection()) === "") {
    matrix.toggle(row);
    return;
  }
  const sentence = /** @type {HTMLElement | null} */ (at?.closest("#view .columns .sentence") ?? null);
  if (sentence && String(getSelection()) === "") {
    columns.showFacts((sentence.dataset.facts ?? "").split(" ").filter(Boolean), sentence);
  }
});

/** A link inside a comparison. @param {HTMLAnchorElement} link */
async function follow(link) {
  const place = (link.getAttribute("href") ?? "").slice(1);
  const row = /** @type {HTMLTableRowElement | null} */ (link.closest("tr[data-fact]"));
  if (row) return matrix.toggle(row);
  if (link.dataset.goto === "facts") {
    const fact = place.split("-")[0];
    matrix.remember(fact);
    if (route.view !== "facts") await showView("facts");
    return matrix.goTo(fact);
  }
  if (link.dataset.goto === "columns") {
    await showView("columns");
    const sentence = /** @type {HTMLElement | null} */ (document.getElementById(place));
    const facts = (sentence?.dataset.facts ?? "").split(" ").filter(Boolean);
    columns.showFacts(facts, sentence);
    sentence?.focus({ preventScroll: true });
    return;
  }
  document.getElementById(place)?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const doing = sent[form.dataset.action ?? ""];
  if (!doing) return;
  event.preventDefault();
  const line = /** @type {HTMLElement | null} */ (form.querySelector(".trouble"));
  if (line) line.hidden = true;
  try {
    await doing(form);
  } catch (trouble) {
    page.sayInForm(form, trouble);
  }
});

document.addEventListener("change", (event) => {
  const at = /** @type {HTMLElement} */ (event.target);
  if (!(at instanceof HTMLSelectElement)) return;
  if (at.dataset.action === "choose-base") {
    go({ ...route, base: at.value || null }, { remember: false, keepPlace: true });
  } else if ("order" in at.dataset) {
    matrix.orderBy(at.value);
  }
});

document.addEventListener("input", (event) => {
  const at = /** @type {HTMLElement} */ (event.target);
  if (at.id === "find") matrix.find(/** @type {HTMLInputElement} */ (at).value);
});

// --- Keys ---

/** @param {EventTarget | null} at */
const typing = (at) =>
  at instanceof HTMLElement && at.matches("input:not([type=checkbox]), textarea, select");

function search() {
  const field = document.getElementById("find") ?? document.getElementById("query");
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

/** Keys with Ctrl (or Command). @type {Record<string, () => void>} */
const withControl = { o: () => choose(false), f: search, e: exportReport, z: undo };

/** Keys by themselves, outside fields. @type {Record<string, () => void>} */
const plain = {
  "?": () => page.dialog("keys").showModal(),
  "/": search,
  1: () => openStory() !== null && showView("facts"),
  2: () => openStory() !== null && showView("columns"),
  3: () => openStory() !== null && showView("overview"),
  n: () => matrix.toDifference(1),
  p: () => matrix.toDifference(-1),
  Delete: () => {
    const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-action=ask-delete]"));
    if (button) askDelete(button);
  },
};

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey && !event.shiftKey) {
    const doing = withControl[event.key.toLowerCase()];
    // In a field, Ctrl+Z takes back what was typed there.
    if (!doing || (event.key.toLowerCase() === "z" && typing(event.target))) return;
    event.preventDefault();
    doing();
    return;
  }
  if (control || event.altKey) return;
  if (event.key === "Escape") {
    matrix.fold();
    return;
  }
  if (typing(event.target)) return;
  if (matrix.moved(event)) {
    event.preventDefault();
    return;
  }
  const doing = plain[event.key];
  if (doing) {
    event.preventDefault();
    doing();
  }
});

document.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (typing(event.target) || !text.trim()) return;
  event.preventDefault();
  paste(text);
});

// Text dragged out of another window. Files come through the program.
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const text = event.dataTransfer?.getData("text/plain") ?? "";
  if (text.trim()) paste(text);
});

addEventListener("popstate", (event) => {
  if (event.state) go(event.state, { remember: false });
});

// --- Start ---

page.setFrame(await ipc.frame());
await ipc.listen("hover", hovering);
await ipc.listen("hover-end", () => {
  page.byId("hover").hidden = true;
});
await ipc.listen("offer", take);
await go(route, { remember: false });
for (const offer of await ipc.offersWaiting()) take(offer);
