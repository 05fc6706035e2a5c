// @ts-check
/**
 * The one place that talks to the program. Every function is one command of
 * `src-tauri/src/commands/`; what they return is described there.
 */

/** @typedef {{name: string, [more: string]: unknown}} Route */
/** @typedef {{title: string, html: string, sidebar: string}} Page */
/** @typedef {{id: number, count: number, names: string[]}} Offer */
/** @typedef {{count: number, links: boolean, names: string[]}} Hover */
/** @typedef {{done: number, total: number, name: string}} ImportProgress */
/** @typedef {{receipt: number, html: string}} ImportDone */
/** @typedef {{read: number, articles: number, judged: number, pairs: number}} CompareProgress */
/** @typedef {{article: number, articles: number}} ReadingAhead */
/** @typedef {{code: string, message: string}} Trouble */

const tauri = /** @type {any} */ (window).__TAURI__;

/**
 * @param {string} command
 * @param {Record<string, unknown>} [values]
 * @returns {Promise<any>}
 */
const invoke = (command, values) => tauri.core.invoke(command, values);

/** @returns {Promise<string>} */
export const frame = () => invoke("frame");

/** @param {Route} route @returns {Promise<Page>} */
export const screen = (route) => invoke("screen", { route });

/** Which comparison is meant. @typedef {{story: number, base: string | null, by_words: boolean}} Compared */

/** All about one fact, by its number. @param {Compared} compared @param {number} fact @returns {Promise<string>} */
export const inspector = (compared, fact) => invoke("inspector", { compared, fact });

/** The numbers of the facts told with these words. @param {Compared} compared @param {string} query @returns {Promise<number[]>} */
export const findFacts = (compared, query) => invoke("find_facts", { compared, query });

/** @returns {Promise<Offer[]>} */
export const offersWaiting = () => invoke("offers_waiting");

/** @param {boolean} folder @returns {Promise<Offer | null>} */
export const chooseFiles = (folder) => invoke("choose_files", { folder });

/**
 * @param {number} offer
 * @param {number | null} story
 * @param {(progress: ImportProgress) => void} told
 * @returns {Promise<ImportDone>}
 */
export function importOffer(offer, story, told) {
  const progress = new tauri.core.Channel();
  progress.onmessage = told;
  return invoke("import_offer", { offer, story, progress });
}

/**
 * @param {{text: string, outlet: string|null, title: string|null, date: string|null, url: string|null, story: number|null}} pasted
 * @returns {Promise<ImportDone>}
 */
export const importText = (pasted) => invoke("import_text", pasted);

/** @returns {Promise<{links: string[], proxy: string, seconds: string}>} */
export const takeLinks = () => invoke("take_links");

/**
 * @param {{links: string, proxy: string, seconds: string, story: number | null}} asked
 * @param {(progress: ImportProgress) => void} told
 * @returns {Promise<ImportDone>}
 */
export function fetchLinks(asked, told) {
  const progress = new tauri.core.Channel();
  progress.onmessage = told;
  return invoke("fetch_links", { ...asked, progress });
}

/**
 * @param {number} receipt
 * @param {number | null} story
 * @param {(progress: ImportProgress) => void} told
 * @returns {Promise<ImportDone>}
 */
export function takeUp(receipt, story, told) {
  const progress = new tauri.core.Channel();
  progress.onmessage = told;
  return invoke("take_up", { receipt, story, progress });
}

/** @param {string} query @returns {Promise<{name: string} | null>} */
export const exportLog = (query) => invoke("export_log", { query });

export const cancelImport = () => invoke("cancel_import");

/** @param {number} id @param {string} field @param {string | null} value */
export const setArticle = (id, field, value) => invoke("set_article", { id, field, value });

/** @param {number} id @param {number} edition @param {number} passage @param {boolean} taken */
export const amendArticle = (id, edition, passage, taken) =>
  invoke("amend_article", { id, edition, passage, taken });

/** @param {number} id */
export const takeAgain = (id) => invoke("take_again", { id });

/** Where an article lies among files that wait. @typedef {{file: number, part: number}} Spot */

/** @param {number} offer @param {Spot} spot @param {number} passage @param {boolean} taken */
export const amendWaiting = (offer, spot, passage, taken) =>
  invoke("amend_waiting", { offer, spot, passage, taken });

/** @param {number} offer @param {Spot} spot @param {string} field @param {string | null} value */
export const setWaiting = (offer, spot, field, value) =>
  invoke("set_waiting", { offer, spot, field, value });

/** @param {number} offer @param {Spot} spot @param {boolean} staysOut */
export const keepOut = (offer, spot, staysOut) => invoke("keep_out", { offer, spot, staysOut });

/** @param {number} offer @returns {Promise<boolean>} whether there was something */
export const undoWaiting = (offer) => invoke("undo_waiting", { offer });

/** @param {number} offer */
export const putAside = (offer) => invoke("put_aside", { offer });

/** @param {string} title @param {number[]} articles @returns {Promise<number>} */
export const createStory = (title, articles) => invoke("create_story", { title, articles });

/** @param {number} id @param {string} title */
export const renameStory = (id, title) => invoke("rename_story", { id, title });

/** @param {number} story @param {number[]} articles */
export const addToStory = (story, articles) => invoke("add_to_story", { story, articles });

/** @param {number} story @param {number} article */
export const removeFromStory = (story, article) =>
  invoke("remove_from_story", { story, article });

/** @param {number} story @param {number} article @param {number} place from 0 */
export const moveInStory = (story, article, place) =>
  invoke("move_in_story", { story, article, place });

/** @param {number} story @param {string | null} base the telling's letter */
export const setBase = (story, base) => invoke("set_base", { story, base });

/** @param {number} id */
export const deleteArticle = (id) => invoke("delete_article", { id });

/** @param {number} id */
export const deleteStory = (id) => invoke("delete_story", { id });

/** @param {number} article @param {number[]} others */
export const keepAlike = (article, others) => invoke("keep_alike", { article, others });

/** @param {number} line @returns {Promise<number>} the new article */
export const keepAsWell = (line) => invoke("keep_as_well", { line });

/** @param {number} newer @param {number} earlier */
export const makeVersion = (newer, earlier) => invoke("make_version", { newer, earlier });

/** @param {number} article */
export const partVersions = (article) => invoke("part_versions", { article });

/** @param {number[]} articles @param {number[]} others */
export const refuseStory = (articles, others) => invoke("refuse_story", { articles, others });

/** @param {number} story @param {number} article @param {number} version */
export const showVersion = (story, article, version) =>
  invoke("show_version", { story, article, version });

/** @returns {Promise<{message: string, route: Route | null}>} */
export const undo = () => invoke("undo");

/** @returns {Promise<{message: string, route: Route | null}>} */
export const redo = () => invoke("redo");

/** @param {number} story @param {Record<string, unknown>} said */
export const correct = (story, said) => invoke("correct", { story, said });

/** @param {number} story @param {number} number from 0 */
export const withdrawCorrection = (story, number) =>
  invoke("withdraw_correction", { story, number });

/** @returns {Promise<number>} */
export const openExample = () => invoke("open_example");

/**
 * @param {number} story
 * @param {string | null} base
 * @param {(progress: CompareProgress) => void} told
 * @returns {Promise<boolean>} whether it was made, or cancelled before
 */
export function compareStory(story, base, told) {
  const progress = new tauri.core.Channel();
  progress.onmessage = told;
  return invoke("compare_story", { story, base, progress });
}

export const cancelComparison = () => invoke("cancel_comparison");

export const stopReading = () => invoke("stop_reading");

/**
 * @param {number} story
 * @param {string | null} base
 * @param {boolean} byWords
 * @returns {Promise<{name: string} | null>}
 */
export const exportReport = (story, base, byWords) =>
  invoke("export_report", { story, base, byWords });

export const openExported = () => invoke("open_exported");

export const tryAgain = () => invoke("try_again");

export const restoreBackup = () => invoke("restore_backup");

/**
 * Calls back for every event of that name.
 * @param {"offer" | "links" | "hover" | "hover-end" | "reading"} name
 * @param {(payload: any) => void} heard
 */
export const listen = (name, heard) =>
  tauri.event.listen(name, (/** @type {{payload: any}} */ event) => heard(event.payload));
