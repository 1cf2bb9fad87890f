// What mends something that was noticed, where a button can do it: always an ordinary edit of files.
import {ask, desk, make, nameOf, say, t} from "/static/common.js";
import {stretchOf, waysOf, withKey} from "/static/edits.js";
import {changeText, open, textOf} from "/static/manuscript.js";
import {threadsOf} from "/static/remarks.js";

/** The elements that mend it; none if nothing here does. `path` is that of its manuscript, if it has one. */
export function mending(noticed, path) {
  const others = {S114: leaveOut, S118: giveTitle, S121: takeDecisionBack, S224: settleMark, S304: respell, S401: bring,
    S402: takeHome}[noticed.code];
  if (others) return others(noticed, path);
  return path ? waysOf(noticed).map(way => wayElement(way, noticed, path)) : [];
}

/** A button, or a field with one, for a way to mend it by an edit of the manuscript. */
function wayElement(way, noticed, path) {
  const words = t(`mend-${way.name}`, way.about);
  const go = async value => {
    await opened(path);
    const edit = way.edit(textOf(), noticed, value);
    if (edit) changeText(edit.from, edit.to, edit.words, `${nameOf(noticed)}: ${words}`);
    else say(t("not-found-there"));
  };
  return way.asks ? asking(words, way.asks, way.value ?? "", go) : button(words, () => go(""));
}

const opened = path => new Promise(done => open(path, done));
const button = (words, go) => make("button", {className: "mend", onclick: go}, words);

function asking(words, type, value, go) {
  const field = make("input", {type, value, ariaLabel: words, placeholder: words});
  return make("form", {className: "mend", onsubmit(event) {
    event.preventDefault();
    if (field.value.trim()) go(field.value.trim());
  }}, field, make("button", {}, t("write")));
}

/** Ask the server; what hinders it is said. The JSON of the answer, or null. */
async function done(address, body) {
  const [status, answer] = await ask(address, body);
  if (status === 200) return answer;
  say(answer.problem);
  return null;
}

// -- settings and decisions -------------------------------------------------------------------------
const giveTitle = () => [asking(t("setting-title"), "text", "", title => done("/settings", {values: {title}}))];
const leaveOut = () => [button(t("mend-leave-out"), () => done("/order", {paths: desk.state.pieces.map(each => each.path)}))];

function takeDecisionBack({message}) {
  const name = /identifier (\S+) any more/.exec(message)?.[1];
  return name ? [button(t("mend-no-decision"), () => done("/decide", {name, decision: "undo"}))] : [];
}

// -- words ------------------------------------------------------------------------------------------
function respell({message}, path) {
  const [few, many] = message.split(/, but (?=“)/), [, usual] = /in a piece with ([^:]+):/.exec(few) ?? [];
  const words = [...few.matchAll(/“([^”]+)”/g)].map(found => found[1]);
  if (!many || !words.length) return [];
  return [button(t("mend-spelling-is", {usual, words: words.join(", ")}), async () => {
    await opened(path);
    done("/respell", {path, words});
  })];
}

/** A remark or a tracked change: taken out, or decided. */
function settleMark(noticed, path) {
  const settle = (words, accepts) => button(words, async () => {
    await opened(path);
    const {from, to} = stretchOf(textOf(), noticed);
    const thread = threadsOf(textOf()).find(each => each.from >= from && each.from <= to);
    if (!thread) { say(t("not-found-there")); return; }
    changeText(thread.from, thread.to, accepts ? thread.accepted ?? thread.without : thread.without,
      thread.accepted === undefined ? t("remark-taken-out") : t(accepts ? "change-accepted" : "change-refused"));
  });
  const isChange = /insertion|deletion|substitution/.test(noticed.message);
  return isChange ? [settle(t("accept"), true), settle(t("refuse"), false)] : [settle(t("take-out"), false)];
}

// -- pictures ---------------------------------------------------------------------------------------
/** A picture on the network: fetched, because it was asked for, and put beside the manuscript. */
function takeHome(noticed, path) {
  return [button(t("take-home"), async event => {
    await opened(path);
    const {from, to} = stretchOf(textOf(), noticed);
    const found = /!\[[^\]]*\]\(\s*<?(https?:\/\/[^\s)>]+)/.exec(textOf().slice(from, to));
    if (!found) { say(t("not-found-there")); return; }
    event.target.disabled = true;
    const answer = await done("/fetch-picture", {address: found[1], path});
    event.target.disabled = false;
    if (answer) putAddress(found[1], answer.path, noticed, t("picture-taken-home"));
  })];
}

/** A picture that is not there: another file is brought for it. */
function bring(noticed, path) {
  const name = /there is no picture (.*)$/.exec(noticed.message)?.[1];
  if (!name || !path) return [];
  const chooser = make("input", {type: "file", hidden: true, accept: "image/*", async onchange() {
    const [file] = chooser.files;
    if (!file) return;
    await opened(path);
    const query = `name=${encodeURIComponent(file.name)}&beside=${encodeURIComponent(path)}`;
    const response = await fetch(`/import?${query}`, {method: "POST", body: file}), answer = await response.json();
    if (response.ok) putAddress(name, answer.path, noticed, t("picture-brought")); else say(answer.problem);
  }});
  return [make("span", {className: "mend"}, chooser, button(t("mend-bring"), () => chooser.click()))];
}

function putAddress(before, after, noticed, what) {
  const text = textOf(), {from} = stretchOf(text, noticed), at = text.indexOf(before, from);
  if (at < 0) say(t("not-found-there"));
  else changeText(at, at + before.length, after, what);
}

/** Say in the manuscript which language it is in. */
export async function writeLanguage(path, language) {
  await opened(path);
  const {from, to, words} = withKey(textOf(), "language", language);
  changeText(from, to, words, t("language-written", {language}));
}
