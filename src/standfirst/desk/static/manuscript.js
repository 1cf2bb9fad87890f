// The manuscript: opened, edited and saved; its repairs in place, and decided one after the other.
import {$, ask, desk, make, messageOf, nameOf, named, say, t} from "/static/common.js";
import {bodyOf, stretchOf} from "/static/edits.js";
import {showRemarks} from "/static/remarks.js";

const PAUSE = 900;  // milliseconds after the last key until what was typed is saved
const {makeEditor} = await import(document.documentElement.dataset.editor === "codemirror"
  ? "/static/editor-codemirror.js" : "/static/editor-plain.js");

let editor = null, opened = {text: "", mark: ""}, isDirty = false, timer = 0, saving = null, reviewing = "";
let showPlace = null;

// -- opened and saved -------------------------------------------------------------------------------
export async function open(path, then) {
  if (isDirty) await save();
  if (path !== desk.path) {
    const [status, file] = await ask(`/manuscript?path=${encodeURIComponent(path)}`);
    if (status !== 200) { say(file.problem, "unreadable"); return; }
    desk.path = path;
    opened = file;
    reviewing = "";
    $("card").hidden = true;
    $("conflict").hidden = true;
    editor.setText(file.text);
    $("path").textContent = path;
    $("saved").textContent = t("saved");
    decorate();
    dispatchEvent(new CustomEvent("desk-opened"));
  }
  then?.();
}

function edited() {
  isDirty = true;
  $("saved").textContent = t("not-saved");
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
  showRemarks(editor, desk.path);
}

/** Save what was typed. One at a time: what is typed meanwhile is saved after it. */
export async function save(what) {
  clearTimeout(timer);
  while (saving) await saving;
  if (!isDirty || !$("conflict").hidden) return;
  saving = send(typeof what === "string" ? what : "");
  await saving;
  saving = null;
}

async function send(what) {
  const text = editor.text(), path = desk.path;
  isDirty = false;
  const [status, answer] = await ask("/save", {path, text, mark: opened.mark, base: opened.text, what});
  if (status === 409) {
    isDirty = true;
    showConflict(answer, text);
  } else if (status !== 200) {
    isDirty = true;
    $("saved").textContent = t("not-saved");
    say(answer.problem, "unreadable");
  } else {
    opened = {...answer, text};
    $("saved").textContent = isDirty ? t("not-saved") : t("saved");
  }
}

/** The file was changed elsewhere while something was typed here: both are shown, and one is chosen. */
function showConflict({theirs, both}, mine) {
  $("saved").textContent = t("not-saved");
  const take = (text, isOurs) => () => {
    opened = theirs;
    $("conflict").hidden = true;
    takeOver(text);
    isDirty = isOurs;
    if (isOurs) save(); else $("saved").textContent = t("saved");
    decorate();
  };
  $("conflict").replaceChildren(make("b", {}, t("conflict")), " ", t("conflict-more"),
    make("div", {className: "sides"},
      make("div", {}, make("h3", {}, t("mine")), differing(mine, theirs.text)),
      make("div", {}, make("h3", {}, t("theirs")), differing(theirs.text, mine))),
    both === null ? "" : make("button", {onclick: take(both, true)}, t("take-both")),
    make("button", {onclick: take(mine, true)}, t("take-mine")),
    make("button", {onclick: take(theirs.text, false)}, t("take-theirs")));
  $("conflict").hidden = false;
  $("conflict").querySelector("button").focus();
}

/** A text's lines that the other one has not, and a line around them. */
function differing(text, other) {
  const known = new Set(other.split("\n")), lines = text.split("\n"), element = make("pre", {tabIndex: 0});
  lines.forEach((line, n) => {
    const isOwn = !known.has(line);
    if (isOwn) element.append(make("mark", {}, line), "\n");
    else if (n && !known.has(lines[n - 1])) element.append(`${line.slice(0, 60)}\n…\n`);
  });
  return element;
}

/** Another text for the one that is shown, as the smallest change: the cursor stays where it was. */
function takeOver(text) {
  const old = editor.text();
  let start = 0, end = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  while (end < old.length - start && end < text.length - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  if (old !== text) editor.change(start, old.length - end, text.slice(start, text.length - end), false);
}

/** A file that somebody else saved is taken over if nothing is unsaved here. */
export async function reload() {
  if (!desk.path || isDirty || saving) return;
  const path = desk.path, [status, file] = await ask(`/manuscript?path=${encodeURIComponent(path)}`);
  if (status !== 200 || isDirty || saving || path !== desk.path || file.mark === opened.mark) return;
  opened = file;
  takeOver(file.text);
  decorate();
}

export const hasUnsaved = () => isDirty;

// -- repairs in place -------------------------------------------------------------------------------
const isOpen = repair => repair.outcome === "not applied" && !repair.decided;
/** A passage that would do as a pull quote: nobody has to decide about it. */
export const isSuggestion = repair => repair.rule === "pull-quote" && isOpen(repair);
export const isUndecided = repair => isOpen(repair) && !isSuggestion(repair);

/** The repairs of the manuscript, those to be decided first. */
function ours() {
  const piece = desk.state.pieces.find(each => each.path === desk.path);
  const mine = desk.state.repairs.filter(repair => repair.file === piece?.file && !isSuggestion(repair));
  const count = new Map();  // the same words may be repaired in several places: a decision is about all of them
  for (const repair of mine) {
    count.set(repair.id, (count.get(repair.id) ?? 0) + 1);
    repair.key = `${repair.id}/${count.get(repair.id)}`;
  }
  return [...mine.filter(isUndecided), ...mine.filter(repair => !isUndecided(repair))];
}

/** What the characters of a repair are shown as; places are those of the text that was saved. */
function spotsOf(repair) {
  const isRefused = repair.outcome === "refused", kind = isRefused ? "refused" : isUndecided(repair) ? "asked" : "made";
  const now = repair.key === reviewing ? " now" : "", title = `${named("rule", repair.rule)}: ${repair.why}`;
  const end = Math.max(repair.end, repair.start);
  const spots = end > repair.start ? [{from: repair.start, to: end, kind: `repair ${kind}${now}`, title}] : [];
  if (isRefused) return spots;
  for (const edit of repair.edits) {
    if (edit.end > edit.start) spots.push({from: edit.start, to: edit.end, kind: `gone ${kind}`});
    if (edit.words && edit.words.length < 40) {
      spots.push({from: edit.end, to: edit.end, kind, words: edit.words.trim() || "␣"});
    }
  }
  return spots;
}

const NOT_UNDERSTOOD = /^S2(?:2[0-35-9]|3\d)/;

/** What of the manuscript was not understood: the words that a message shows, or else its lines. */
function spotsNotUnderstood(piece) {
  const text = editor.text();
  const found = desk.state.diagnostics.filter(each => each.file === piece?.file && each.line && NOT_UNDERSTOOD.test(each.code));
  return found.map(each => {
    const {from, to} = stretchOf(text, each), lines = text.slice(from, to);
    const words = each.message.replace(/^[^]*?: /, ""), at = lines.indexOf(words);
    const end = lines.trimEnd().length;
    const spot = at < 0 ? {from, to: from + end} : {from: from + at, to: from + at + words.length};
    return {...spot, kind: "unread", title: `${nameOf(each)}: ${messageOf(each)}`};
  }).filter(spot => spot.to > spot.from);
}

export function decorate() {
  if (!editor || !desk.state) return;
  const piece = desk.state.pieces.find(each => each.path === desk.path), length = editor.text().length;
  const labels = new Map();
  for (const label of piece?.labels ?? []) if (!labels.has(label.line)) labels.set(label.line, label);
  editor.setLabels(labels);
  if (!isDirty) {
    const front = {from: 0, to: bodyOf(editor.text()), kind: "front"};
    const spots = [...(front.to ? [front] : []), ...ours().filter(repair => repair.start !== null).flatMap(spotsOf), ...spotsNotUnderstood(piece)];
    editor.setMarks(spots.filter(spot => spot.to <= length).sort((a, b) => a.from - b.from || a.to - b.to));
  }
  const all = ours(), open_ = all.filter(isUndecided).length;
  $("review").textContent = open_ ? t("to-decide", {n: open_, made: all.length - open_})
    : all.length ? t("repairs-made", {n: all.length}) : t("no-repairs");
  $("review").append(" ", make("kbd", {}, "F8"));
  $("review").classList.toggle("asks", open_ > 0);
  $("review").disabled = !all.length;
  showRemarks(editor, desk.path);
}

// -- repairs decided one after the other ------------------------------------------------------------
export function review(step) {
  const all = ours();
  if (!all.length) return;
  const at = all.findIndex(repair => repair.key === reviewing);
  const next = at < 0 ? (step < 0 ? all.length - 1 : 0) : (at + step + all.length) % all.length;
  reviewing = all[next].key;
  showCard(all, next);
  const repair = all[next];
  if (repair.start !== null) {
    editor.scrollTo(repair.start);
    if (desk.follow) showPlace(repair.start);
  } else editor.scrollTo(editor.lineStart(repair.line));
  decorate();
  $("card").focus();
}

function showCard(all, n) {
  const repair = all[n], places = desk.state.repairs.filter(each => each.id === repair.id).length;
  const status = repair.is_refused_here ? t("outcome-refused-here") : repair.outcome === "not applied" ? t(repair.decided ? "outcome-refused" : "outcome-asked")
    : t(`outcome-${repair.decided ? `${repair.outcome}-by-you` : repair.outcome}`);
  const button = (key, name, go, kind = "") =>
    make("button", {className: kind, onclick: go, "aria-keyshortcuts": key}, t(name), " ", make("kbd", {}, key));
  const step = (key, sign, name, go) =>
    make("button", {onclick: go, title: t(name), ariaLabel: t(name), "aria-keyshortcuts": key}, sign);
  const words = (stretches, tag) => stretches.map(each => each.is_own ? make(tag, {}, each.words) : each.words);
  $("card").replaceChildren(
    make("div", {className: "head"}, make("b", {}, named("rule", repair.rule)), make("span", {}, t("line", {n: repair.line})),
      places > 1 ? make("span", {}, t("same-words", {n: places})) : "",
      make("span", {className: isUndecided(repair) ? "asks" : ""}, status),
      make("span", {className: "count"}, t("n-of", {n: n + 1, of: all.length}))),
    make("p", {className: "words"}, ...words(repair.before, "del"), repair.new ? " → " : t("taken-out"),
      ...words(repair.after, "ins")),
    make("p", {className: "why"}, repair.why),
    make("div", {className: "buttons"}, button("y", "accept", () => decide("accept"), "yes"),
      button("n", "refuse", () => decide("refuse"), "no"), button("r", "whole-rule", askAboutRule),
      ...(repair.edits.length && repair.outcome !== "refused" ? [button("t", "here-only", writeHere)] : []),
      ...(places > 1 && repair.outcome !== "refused" ? [button("x", "refuse-here", refuseHere)] : []), button("u", "undo", () => decide("undo")), make("span"), step("k", "‹", "repair-before", () => review(-1)),
      step("j", "›", "repair-after", () => review(1)), step("Escape", "×", "close", closeCard)));
  $("card").hidden = false;
}

function closeCard() {
  $("card").hidden = true;
  reviewing = "";
  decorate();
  editor.focus();
}

const current = () => ours().find(each => each.key === reviewing);

/** The repair that was decided last, by the key of its card. */
let decidedLast = "";

async function decide(decision, name = current()?.id) {
  const card = reviewing, before = ours().findIndex(repair => repair.key === decidedLast);
  // After a decision the next card is there: what is taken back is the decision, not what nobody decided.
  if (decision === "undo" && before >= 0 && !current()?.decided && !current()?.is_refused_here) {
    reviewing = decidedLast;
    review(0);
    name = current().id;
  }
  decidedLast = decision === "undo" ? "" : card;
  const line = decision === "undo" && name === current()?.id ? lineNow() : undefined;
  if (name && await decideAbout(name, decision, line) && decision !== "undo") review(1);
}

/** The line of the repair that is looked at, by which a decision about this place alone knows it. */
function lineNow() {
  const repair = current();
  return repair ? editor.text().split("\n")[repair.line - 1] : undefined;
}

/** Refuse a repair in its line, and nowhere else. */
async function refuseHere() {
  const name = current()?.id;
  if (!name) return;
  if (!isUnderstood()) { say(t("being-read")); return; }
  if (await decideAbout(name, "refuse", lineNow())) review(1);
}

/** Write a decision about a repair or a rule, or about a repair in one line; whether it was. */
export async function decideAbout(name, decision, line) {
  if (isDirty) await save();
  const [status, answer] = await ask("/decide", {name, decision, line});
  if (status !== 200) say(answer.problem);
  return status === 200;
}

/** Make a repair in the manuscript itself, at this place and no other: an edit like any other. */
async function writeHere() {
  const repair = current(), first = repair?.edits[0], last = repair?.edits.at(-1);
  if (!first) return;
  const text = editor.text();
  if (!isUnderstood()) { say(t("being-read")); return; }
  let words = "", at = first.start;
  for (const edit of repair.edits) {
    words += text.slice(at, edit.start) + edit.words;
    at = edit.end;
  }
  await changeText(first.start, last.end, words, t("repair-written", {rule: named("rule", repair.rule)}));
  review(1);
}

/** A decision about a rule is one about all its repairs: it says how many those are. */
function askAboutRule() {
  const repair = current();
  const count = desk.state.repairs.filter(each => each.rule === repair.rule).length;
  const row = make("div", {className: "buttons"}, make("span", {className: "asks"},
    t("rule-question", {rule: named("rule", repair.rule), n: count})),
    make("button", {className: "yes", onclick: () => decide("accept", repair.rule)}, t("accept-all")),
    make("button", {className: "no", onclick: () => decide("refuse", repair.rule)}, t("refuse-all")),
    make("button", {onclick: () => review(0)}, t("cancel")));
  $("card").querySelector(".buttons").replaceWith(row);
  row.querySelector("button").focus();
}

/** Whether the manuscript was understood as it is shown now: the places of its repairs are right. */
function isUnderstood() {
  return !isDirty && !saving && desk.state.pieces.find(each => each.path === desk.path)?.mark === opened.mark;
}

/** After something was understood anew: the same repair, or the one that comes after it. The focus stays. */
export function refreshReview() {
  if ($("card").hidden) return;
  const all = ours(), at = all.findIndex(repair => repair.key === reviewing), hadFocus = $("card").contains(document.activeElement);
  if (!all.length) { closeCard(); return; }
  showCard(all, Math.max(0, at));
  reviewing = all[Math.max(0, at)].key;
  if (hadFocus) $("card").focus();
}

// -- the pane ---------------------------------------------------------------------------------------
/** Go to a place of the manuscript and mark it; `focuses`: put the cursor there. */
export function goTo(from, to = from, focuses = true) {
  editor.reveal(from, to);
  if (focuses) editor.focus();
}
export const goToLine = line => goTo(editor.lineStart(line));
export const textOf = () => editor.text();

/** Change the manuscript for somebody: an edit like any other, saved at once. */
export async function changeText(from, to, words, what) {
  editor.change(from, to, words, true);
  isDirty = true;
  await save(what);
}

export function beginManuscript(whenShown) {
  showPlace = whenShown;
  let rest = 0;
  editor = makeEditor($("editor"), {
    label: t("manuscript"),
    onEdit: edited,
    onCursor() {
      clearTimeout(rest);
      if (desk.follow) rest = setTimeout(() => showPlace(editor.cursor()), 250);
    },
    onKey(name) { if (name === "save") save(); else showPlace(editor.cursor()); },
  });
  $("review").onclick = () => review(1);
  $("card").addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const go = {y: () => decide("accept"), n: () => decide("refuse"), r: askAboutRule, t: writeHere, x: refuseHere, u: () => decide("undo"),
      j: () => review(1), k: () => review(-1), ArrowDown: () => review(1), ArrowUp: () => review(-1), Escape: closeCard}[event.key];
    if (go) { event.preventDefault(); go(); }
  });
  addEventListener("beforeunload", event => { if (isDirty) { save(); event.preventDefault(); } });
}
