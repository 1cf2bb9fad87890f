// The pieces in their order, and what was noticed in them, with what mends it.
import {$, ask, desk, hintOf, make, messageOf, nameOf, named, number, say, t} from "/static/common.js";
import {decideAbout, goTo, goToLine, isSuggestion, isUndecided, open} from "/static/manuscript.js";
import {mending} from "/static/mending.js";
import {showPieceOnPages} from "/static/pages.js";
import {showPieceInEbook} from "/static/ebook.js";

let order = [];

export function showPieces() {
  const state = desk.state, focused = document.activeElement?.closest?.("#list button")?.dataset.path;
  $("title").textContent = state.title || t("desk");
  document.title = state.title ? `${state.title} · ${t("desk")}` : t("desk");
  order = state.pieces.map(piece => piece.path);
  $("list").replaceChildren(...state.pieces.map(entry));
  if (!state.pieces.length) $("list").append(make("li", {className: "empty"}, t("no-pieces")));
  if (state.pieces.length > 1) $("list").append(make("li", {className: "order hint"}, t("order-hint")));
  if (focused) document.querySelector(`#list button[data-path="${CSS.escape(focused)}"]`)?.focus();
}

function entry(piece) {
  const {repairs, diagnostics, pages} = desk.state;
  const asked = repairs.filter(each => each.file === piece.file && isUndecided(each)).length;
  const noticed = diagnostics.filter(each => each.file === piece.file).length;
  const count = pages.filter(each => piece.name && each.piece === piece.name).length;
  const facts = [make("span", {}, piece.name ? named("kind-of-piece", piece.kind) : t("not-read")),
    make("span", {}, t("words", {n: piece.words, shown: number(piece.words)}))];
  if (count) facts.push(make("span", {}, t("pages-count", {n: count})));
  if (asked) facts.push(make("b", {}, t("asked-count", {n: asked})));
  if (noticed) facts.push(make("i", {}, t("noticed-count", {n: noticed})));
  const button = make("button", {ariaCurrent: String(piece.path === desk.path), draggable: true,
    title: t("piece-title"), onclick: () => openPiece(piece)},
    make("span", {className: "title"}, piece.title), make("span", {className: "facts"}, ...facts));
  button.dataset.path = piece.path;
  button.addEventListener("keydown", event => {
    const by = {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (by && event.altKey) { event.preventDefault(); move(piece.path, order.indexOf(piece.path) + by); }
  });
  button.addEventListener("dragstart", event => event.dataTransfer.setData("application/x-piece", piece.path));
  button.addEventListener("dragover", event => {
    if (event.dataTransfer.types.includes("application/x-piece")) event.preventDefault();
  });
  button.addEventListener("drop", event => {
    const dragged = event.dataTransfer.getData("application/x-piece");
    if (dragged) { event.preventDefault(); event.stopPropagation(); move(dragged, order.indexOf(piece.path)); }
  });
  return make("li", {}, button);
}

function openPiece(piece) {
  open(piece.path, () => { showPieces(); showPieceOnPages(piece.name); showPieceInEbook(piece.name); });
}

/** Another order: it is written into the settings. */
async function move(path, to) {
  if (to < 0 || to >= order.length) return;
  const wanted = order.filter(each => each !== path);
  wanted.splice(to, 0, path);
  const [status, answer] = await ask("/order", {paths: wanted});
  say(status === 200 ? t("order-written") : answer.problem);
}

/** Of what is no fault where somebody has only just begun. */
export const NO_MANUSCRIPTS = "S115";

// -- noticed ----------------------------------------------------------------------------------------
const opened = new Set();

export function showNoticed() {
  const groups = new Map();
  for (const each of desk.state.diagnostics.filter(found => found.code !== NO_MANUSCRIPTS)) groups.set(each.code, [...(groups.get(each.code) ?? []), each]);
  const sorted = [...groups.values()].sort((a, b) => (b[0].severity === "error") - (a[0].severity === "error"));
  const suggestions = desk.state.repairs.filter(isSuggestion);
  $("noticed").replaceChildren(...(suggestions.length ? [suggested(suggestions)] : []), ...(sorted.length ? sorted.map(group) : [make("p", {}, t(desk.state.status === "working" ? "not-looked-at" : "nothing-noticed"))]));
}

function group(all) {
  const {code, severity} = all[0], hint = hintOf(all[0]);
  const element = make("details", {className: severity, open: severity === "error" || opened.has(code)},
    make("summary", {}, make("span", {className: "count"}, number(all.length)),
      severity === "error" ? `${t("error")}: ` : "", nameOf(all[0])),
    hint ? make("p", {className: "hint"}, hint) : "",
    ...all.slice(0, 60).map(place));
  element.addEventListener("toggle", () => { if (element.open) opened.add(code); else opened.delete(code); });
  return element;
}

/** Passages that would do as pull quotes: one is set when it is chosen. */
function suggested(all) {
  return make("details", {className: "suggested", open: opened.has("suggested"),
    ontoggle: ({target}) => { if (target.open) opened.add("suggested"); else opened.delete("suggested"); }},
    make("summary", {}, make("span", {className: "count"}, number(all.length)), t("suggested")),
    make("p", {className: "hint"}, t("suggested-more")),
    ...all.map(repair => {
      const {path} = desk.state.pieces.find(each => each.file === repair.file);
      return make("div", {className: "place"},
        make("button", {onclick: () => open(path, () => { showPieces(); goTo(repair.start ?? 0, repair.end ?? 0); })}, repair.old),
        make("button", {className: "mend", onclick: () => decideAbout(repair.id, "accept")}, t("set-pull-quote")));
    }));
}

function place(noticed) {
  const path = pathOf(noticed), where = noticed.line ? t("line", {n: noticed.line}) : "";
  const words = [where, where && noticed.message ? ": " : "", messageOf(noticed)];
  const row = make("div", {className: "place"}, path
    ? make("button", {onclick: () => open(path, () => { showPieces(); if (noticed.line) goToLine(noticed.line); })}, ...words)
    : make("p", {}, ...words));
  row.append(...mending(noticed, path));
  return row;
}

/** The path of the file that something was noticed in, if it can be opened here. */
function pathOf({file}) {
  const piece = desk.state.pieces.find(each => each.file === file);
  if (piece) return piece.path;
  return desk.state.settings && file.endsWith(desk.state.settings) ? desk.state.settings : null;
}

// -- files that are dropped ---------------------------------------------------------------------------
let added = "";

/** Open the manuscript that was added last, as soon as it is one of the pieces. */
export function openAdded() {
  const piece = desk.state.pieces.find(each => each.path === added);
  if (!piece) return;
  added = "";
  openPiece(piece);
}

async function add(files) {
  for (const file of files) {
    say(t("adding", {name: file.name}), "working");
    let status = 0, answer = {problem: t("gone")};
    try {
      const response = await fetch(`/import?name=${encodeURIComponent(file.name)}`, {method: "POST", body: file});
      [status, answer] = [response.status, await response.json()];
    } catch { /* the desk is gone: it says so itself */ }
    if (status === 200) added = answer.path;
    say(status === 200 ? t("added", {path: answer.path}) : `${file.name}: ${answer.problem}`, status === 200 ? "working" : "unreadable");
  }
}

export function beginPieces() {
  for (const id of ["add", "add-first"]) $(id).onclick = () => $("file-chooser").click();
  $("file-chooser").onchange = event => { add([...event.target.files]); event.target.value = ""; };
  addEventListener("dragover", event => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  addEventListener("drop", event => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
}
