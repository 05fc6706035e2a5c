// @ts-check
/**
 * The side-by-side view: a sentence that is chosen shows the same fact in all
 * columns.
 */

/** Marks the sentences of the given facts and brings them into view.
 * @param {string[]} facts
 * @param {Element | null} [from] the sentence that was chosen
 */
export function showFacts(facts, from) {
  for (const sentence of document.querySelectorAll("#view .sentence.same-fact")) {
    sentence.classList.remove("same-fact");
  }
  for (const column of document.querySelectorAll("#view article.column")) {
    let first = true;
    for (const sentence of column.querySelectorAll(".sentence")) {
      const own = /** @type {HTMLElement} */ (sentence).dataset.facts?.split(" ") ?? [];
      if (!own.some((fact) => facts.includes(fact))) continue;
      sentence.classList.add("same-fact");
      if (first && !(from && column.contains(from))) {
        sentence.scrollIntoView({ block: "center", inline: "nearest" });
      }
      first = false;
    }
  }
  from?.scrollIntoView({ block: "nearest" });
}

/** Makes the sentences reachable by keys. */
export function ready() {
  for (const sentence of document.querySelectorAll("#view .columns .sentence")) {
    /** @type {HTMLElement} */ (sentence).tabIndex = -1;
  }
}
