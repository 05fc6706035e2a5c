// @ts-check
/**
 * The keyboard. What the keys do is listed for people in the renderer's
 * `KEY_LIST`; keys inside the matrix and the columns are theirs.
 */

import * as page from "./page.js";
import * as check from "./check.js";
import * as matrix from "./matrix.js";
import * as columns from "./columns.js";
import * as reading from "./reading.js";
import * as correct from "./correct.js";
import * as review from "./review.js";
import * as textSize from "./text-size.js";
import { isField } from "./files.js";
import * as proposals from "./proposals.js";

/** Where it is kept that a person wants no keys without Ctrl or Alt. */
const SWITCH = "single-keys-off";

const singleKeys = () => /** @type {HTMLInputElement} */ (page.byId("single-keys"));

function search() {
  const field = document.getElementById("find") ?? page.byId("query");
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** To the next or previous difference of the view that is shown. @param {1 | -1} step */
function toDifference(step) {
  if (matrix.toDifference(step)) return;
  columns.toDifference(step);
  reading.toDifference(step);
}

/** Closes the one thing that was opened last. @param {EventTarget | null} at */
function escape(at) {
  if (at instanceof HTMLInputElement && at.id === "find" && at.value) {
    at.value = "";
    matrix.find("");
    return;
  }
  if (review.end()) return;
  if (matrix.fold() || columns.clear()) {
    matrix.remember("");
    return;
  }
  page.clearMessages();
}

/**
 * @param {(action: string, at?: HTMLElement) => void} act does what a button with that action
 *   does
 * @param {(view: string) => void} view shows a view of the open story
 */
export function listen(act, view) {
  const saved = localStorage.getItem(SWITCH) !== null;
  singleKeys().checked = !saved;

  /** With Ctrl (or Command). @type {Record<string, () => void>} */
  const withControl = {
    o: () => act("add-files"),
    f: search,
    l: () => act("fetch"),
    e: () => act("export"),
    z: () => act("undo"),
    y: () => act("redo"),
    "+": () => textSize.resize(1),
    "=": () => textSize.resize(1),
    "-": () => textSize.resize(-1),
    0: () => textSize.resize(0),
  };
  /** By themselves, outside fields. @type {Record<string, () => void>} */
  const single = {
    "?": () => act("keys"),
    "/": search,
    1: () => view("facts"),
    2: () => view("columns"),
    3: () => view("read"),
    4: () => view("wording"),
    5: () => view("overview"),
    m: () => columns.toMoved(),
    n: () => toDifference(1),
    p: () => toDifference(-1),
    k: () => proposals.press("k"),
    v: () => proposals.press("v"),
    x: () => proposals.press("x"),
    y: () => proposals.press("y"),
  };

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const inField = isField(event.target);
    const control = event.ctrlKey || event.metaKey;
    /** @type {(() => void) | undefined} */
    let doing;
    // On many keyboards + is typed with Shift.
    if (control && !event.altKey && (!event.shiftKey || key === "+")) {
      if (key === "v" && !inField) {
        // The field has the focus when the webview pastes, after this.
        act("paste");
        return;
      }
      // In a field, Ctrl+Z takes back what was typed there.
      if (!((key === "z" || key === "y") && inField)) doing = withControl[key];
    } else if (control && event.shiftKey && key === "z" && !inField) {
      doing = withControl.y;
    } else if (event.altKey && !control) {
      doing = { ArrowLeft: () => history.back(), ArrowRight: () => history.forward() }[key];
    } else if (!control) {
      if (key === "Escape") return escape(event.target);
      if (inField) return;
      const said = singleKeys().checked ? (review.actionOf(event) ?? correct.actionOf(event)) : null;
      if (said) {
        event.preventDefault();
        act(said, /** @type {HTMLElement} */ (event.target));
        return;
      }
      const moved = [matrix, columns, reading, check].some((view) => view.moved(event));
      if (moved) {
        event.preventDefault();
        return;
      }
      if (key === "Delete") doing = () => act("ask-delete");
      else if (singleKeys().checked) doing = single[key];
    }
    if (!doing) return;
    event.preventDefault();
    doing();
  });
}

/** Keeps whether keys without Ctrl or Alt are wanted. */
export function keepSwitch() {
  if (singleKeys().checked) localStorage.removeItem(SWITCH);
  else localStorage.setItem(SWITCH, "");
}
