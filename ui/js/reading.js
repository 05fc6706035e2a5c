// @ts-check
/**
 * The reading view: the sentences and the notes of a chosen fact stand out, and
 * keys go from sentence to sentence. What may be relied on in the markup is
 * listed in the renderer's `comparison` module.
 */

/** @returns {HTMLElement[]} */
const sentences = () => [.../** @type {any} */ (document.querySelectorAll("#view .printed .sentence"))];

/** @param {HTMLElement} of */
const factsOf = (of) => (of.dataset.facts ?? of.dataset.fact ?? "").split(" ").filter(Boolean);

/** Makes a freshly shown article work. @param {string} fact what is chosen, if anything */
export function ready(fact) {
  sentences().forEach((sentence, n) => {
    sentence.tabIndex = n === 0 ? 0 : -1;
  });
  if (fact) choose([fact])?.scrollIntoView({ block: "nearest" });
}

/**
 * Lets the sentences and notes of these facts stand out.
 * @param {string[]} facts
 * @returns {HTMLElement | undefined} the first of the sentences
 */
export function choose(facts) {
  for (const one of document.querySelectorAll("#view .printed .same-fact")) {
    one.classList.remove("same-fact");
  }
  const notes = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("#view .margin [data-fact]")
  );
  const own = [...sentences(), ...notes].filter((one) =>
    factsOf(one).some((fact) => facts.includes(fact)),
  );
  for (const one of own) one.classList.add("same-fact");
  return own.find((one) => one.matches(".sentence"));
}

/** @param {HTMLElement | null | undefined} sentence */
function focus(sentence) {
  if (!sentence) return;
  for (const old of sentences()) old.tabIndex = -1;
  sentence.tabIndex = 0;
  sentence.focus({ preventScroll: true });
}

/** Shows one sentence, coming from elsewhere. @param {HTMLElement | null} sentence */
export function goTo(sentence) {
  if (!sentence) return;
  choose(factsOf(sentence));
  focus(sentence);
  sentence.scrollIntoView({ block: "center" });
}

/** Puts the focus on what is chosen. */
export function focusChosen() {
  focus(document.querySelector("#view .printed .sentence.same-fact"));
}

/**
 * Arrow keys, Home, End and Enter on a sentence.
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was for the article
 */
export function moved(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  if (!at.matches("#view .printed .sentence")) return false;
  const own = sentences();
  const n = own.indexOf(at);
  const to = {
    ArrowUp: own[n - 1],
    ArrowDown: own[n + 1],
    Home: own[0],
    End: own[own.length - 1],
  };
  if (event.key === "Enter") {
    at.click();
    return true;
  }
  if (!(event.key in to)) return false;
  const next = to[/** @type {keyof typeof to} */ (event.key)];
  focus(next);
  next?.scrollIntoView({ block: "nearest" });
  return true;
}

/** To the next or previous sentence that is not told alike everywhere.
 * @param {1 | -1} step */
export function toDifference(step) {
  const own = sentences();
  if (own.length === 0) return;
  const at = /** @type {HTMLElement | null} */ (
    document.activeElement?.closest("#view .printed .sentence") ??
      document.querySelector("#view .printed .sentence.same-fact")
  );
  let n = at ? own.indexOf(at) + step : 0;
  while (own[n]?.matches(".same, .untold")) n += step;
  if (!own[n]) return;
  own[n].click();
  focus(own[n]);
  own[n].scrollIntoView({ block: "nearest" });
}
