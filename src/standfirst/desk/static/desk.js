// The desk: three panes that stay together, and the line to the server on which everything new comes.
import {$, ask, desk, language, messageOf, say, speak, t} from "/static/common.js";

await speak(localStorage.getItem("desk-language") || navigator.language || "en");
const {beginManuscript, decorate, goTo, goToLine, open, refreshReview, reload, review} = await import("/static/manuscript.js");
const {beginPages, drawOverPages, showOnPage, showPages, showPieceOnPages} = await import("/static/pages.js");
const {askForObjections, objectionsInWords} = await import("/static/overlays.js");
const {beginEbook, showEbook, showInEbook} = await import("/static/ebook.js");
const {NO_MANUSCRIPTS, beginPieces, openAdded, showNoticed, showPieces} = await import("/static/pieces.js");
const {beginDialogs, moreMade, refreshDialog} = await import("/static/dialogs.js");

// -- the same place in all panes --------------------------------------------------------------------
/** A word was clicked in an edition: to its place in the manuscript, and in the other edition. */
async function arrive(found, from) {
  if (!found) { say(t("no-manuscript-has-it")); return; }
  await open(found.path);
  goTo(found.start, found.end);
  showPlace(found.start, from);
}

/** An objection was clicked: to its line in the manuscript, with what is objected to in the status. */
async function arriveAtObjection(objection) {
  const piece = desk.state.pieces.find(each => each.file === objection.file);
  if (piece) await open(piece.path);
  if (piece && objection.line) goToLine(objection.line);
  say(messageOf(objection));
}

/** A place of the manuscript, in both editions. */
async function showPlace(offset, from) {
  const [status, places] = await ask(`/places?path=${encodeURIComponent(desk.path)}&offset=${offset}`);
  if (status !== 200) return;
  showOnPage(places.page, from);
  await showInEbook(places.document, from);
}

// -- status -----------------------------------------------------------------------------------------
function showStatus() {
  if (!desk.state) return;
  const {status, diagnostics, seconds, is_settled, pieces} = desk.state;
  document.documentElement.dataset.status = status;
  const why = diagnostics.length ? messageOf(diagnostics[0]) : "";
  const isEmpty = !pieces.length && (status !== "unreadable" || diagnostics.every(each => each.code === NO_MANUSCRIPTS));
  $("welcome").hidden = !isEmpty || status === "working";
  $("editor").hidden = !$("welcome").hidden;
  if (isEmpty && status === "unreadable") say(t("nothing-here"), "done");
  else if (status === "unreadable" && !pieces.length) say(why, "unreadable");
  else if (status === "unreadable") say(t("unreadable", {why}), "unreadable");
  else if (status === "stopped") say(t("stopped"), "working");
  else if (status === "working") say(t(is_settled ? "making" : "settling"), "working");
  else sayMade(diagnostics.filter(each => each.severity === "error").length, seconds);
}

/** Both editions are as saved; if there are errors, how many. */
function sayMade(errors, seconds) {
  const made = t("as-saved", {seconds: seconds.toLocaleString(language, {maximumFractionDigits: 1})});
  const words = [errors ? t("still-errors", {n: errors}) : made, objectionsInWords()].filter(Boolean).join(" · ");
  say(words, errors ? "unreadable" : "done");
}

let asking = 0, missed = false;

/** The whole state, with all that was told while it was asked for; null if there is no answer. */
async function stateNow() {
  asking += 1;
  try {
    for (;;) {
      missed = false;
      const [status, state] = await ask("/state");
      if (status !== 200) return null;
      if (!missed) return state;
    }
  } finally { asking -= 1; }
}

async function showAll() {
  const state = await stateNow();
  if (!state) return;
  const isFirst = !desk.state;
  desk.state = state;
  showPieces();
  showNoticed();
  showPages();
  if (state.pieces.length && !desk.path) await open(state.pieces[0].path, showPieces);
  else await reload();
  decorate();
  showEbook();
  if (isFirst) showPieceOnPages(state.pieces[0]?.name);
  showStatus();
}

// -- the line to the server ---------------------------------------------------------------------------
const line = new EventSource("/events");
line.onopen = showAll;
line.onerror = () => say(t("gone"), "unreadable");
/** After an event: show what it changes, then the status; `last` says something in its place. */
function on(event, then, last) {
  line.addEventListener(event, ({data}) => {
    if (asking) { missed = true; return; }
    if (!desk.state) return;
    Object.assign(desk.state, JSON.parse(data));
    then();
    showStatus();
    last?.();
  });
}
on("saved", showNoticed);
on("stopped", () => {});
on("understood", async () => {
  showPieces();
  await reload();
  decorate();
  refreshReview();
  showNoticed();
  openAdded();
  if (!desk.path && desk.state.pieces.length) open(desk.state.pieces[0].path, showPieces);
});
on("pages", () => { showPages(); showPieces(); });
on("ebook", showEbook);
on("done", () => { showPieces(); showNoticed(); decorate(); refreshDialog(); askForObjections(); });
on("unreadable", showNoticed);
on("history", refreshDialog);
on("objections", drawOverPages);
on("more", () => {}, moreMade);

// -- keys, tabs, language -----------------------------------------------------------------------------
const PANES = ["pieces", "manuscript", "print", "ebook"];

function showPane(name) {
  document.documentElement.dataset.pane = name;
  for (const tab of document.querySelectorAll("#tabs button")) tab.setAttribute("aria-pressed", tab.dataset.pane === name);
}

/** To a pane, or to the one that comes so many after the one with the focus. */
function goToPane(step) {
  const now = PANES.findIndex(name => $(name).contains(document.activeElement));
  const name = PANES[(now + step + PANES.length) % PANES.length];
  showPane(name);
  ($(name).querySelector(".cm-content, .plain-field, .scroll, #glass") ?? $(name)).focus();
}

addEventListener("keydown", event => {
  if ($("dialog").open) return;
  if (event.key === "F8") { event.preventDefault(); review(event.shiftKey ? -1 : 1); }
  if (event.key === "F6") { event.preventDefault(); goToPane(event.shiftKey ? -1 : 1); }
});
for (const tab of document.querySelectorAll("#tabs button")) tab.onclick = () => showPane(tab.dataset.pane);
addEventListener("desk-opened", () => showPane("manuscript"));
$("follow").onclick = () => {
  desk.follow = !desk.follow;
  $("follow").setAttribute("aria-pressed", desk.follow);
};
$("language").onclick = () => {
  localStorage.setItem("desk-language", language === "de" ? "en" : "de");
  location.reload();
};
$("language").textContent = language === "de" ? "English" : "Deutsch";
$("language").lang = language === "de" ? "en" : "de";

showPane("manuscript");
beginManuscript(showPlace);
beginPages(arrive, arriveAtObjection, showStatus);
beginEbook(arrive);
beginPieces();
beginDialogs();
say(t("beginning"), "working");
