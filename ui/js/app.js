// @ts-check
/**
 * Starts the page. The frame and every screen come from the program as
 * finished fragments; the modules beside this one only wire them: `route`
 * goes from screen to screen, `actions` does what is pressed, `files` takes
 * articles in, `check` corrects what was taken of them, `comparing` tells how far a comparison is, `keys` listens to the
 * keyboard, `matrix`, `columns` (with its `ribbons`) and `reading` make the views of a
 * comparison work, `correct` says what a person thinks of a fact, `review` goes
 * from doubt to doubt, `text-size` enlarges the text. `ipc` alone talks to the program, `page` alone
 * sets HTML.
 */

import * as ipc from "./ipc.js";
import * as page from "./page.js";
import * as actions from "./actions.js";
import * as comparing from "./comparing.js";
import * as files from "./files.js";
import * as keys from "./keys.js";
import * as textSize from "./text-size.js";
import { go, here, openStory, showView } from "./route.js";

page.setFrame(await ipc.frame());
textSize.start(page.byId("head"));
actions.listen();
keys.listen(actions.act, (view) => {
  if (openStory() !== null) showView(view);
});
await files.listen();
await comparing.listen();
await go(here(), { replace: true });
await files.takeWaiting();
