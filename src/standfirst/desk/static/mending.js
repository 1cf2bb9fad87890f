// What mends something that was noticed, where a button can do it: always an edit of the manuscript.
import {ask, desk, make, say, t} from "/static/common.js";
import {changeText, lineStart, open, textOf} from "/static/manuscript.js";
import {threadsOf} from "/static/remarks.js";

/** The element that mends it; null if nothing here does. */
export function mending(noticed, path) {
  const make_ = {S409: describe, S402: takeHome, S224: settleMark, S302: chooseSpelling, S303: chooseSpelling}[noticed.code];
  return make_ ? make_(noticed, path) : null;
}

const button = (words, go) => make("button", {className: "mend", onclick: go}, words);
const quoted = text => [...text.matchAll(/“([^”]+)”/g)].map(found => found[1]);

/** The text from the first line of what was noticed on, and where that line begins. */
async function linesOf(noticed, path) {
  await new Promise(done => open(path, done));
  const start = lineStart(noticed.line), end = lineStart((noticed.last_line || noticed.line) + 1);
  return {start, text: textOf().slice(start, end > start ? end : undefined)};
}

// -- pictures ---------------------------------------------------------------------------------------
const IMAGE = /!\[([^\]]*)\]\(/g;

/** A picture that is not described: a field for its description. */
function describe(noticed, path) {
  const field = make("input", {type: "text", ariaLabel: t("description"), placeholder: t("description")});
  return make("form", {className: "mend", async onsubmit(event) {
    event.preventDefault();
    const words = field.value.replace(/[[\]]/g, "").trim();
    if (!words) return;
    const {start, text} = await linesOf(noticed, path);
    const found = [...text.matchAll(IMAGE)].find(each => !each[1].trim());
    if (!found) { say(t("not-found-there")); return; }
    const from = start + found.index + 2;
    changeText(from, from + found[1].length, words, t("picture-described"));
  }}, field, make("button", {}, t("describe")));
}

/** A picture on the network: fetched, because it was asked for, and put beside the manuscript. */
function takeHome(noticed, path) {
  return button(t("take-home"), async event => {
    const {start, text} = await linesOf(noticed, path);
    const found = /!\[[^\]]*\]\(\s*<?(https?:\/\/[^\s)>]+)/.exec(text);
    if (!found) { say(t("not-found-there")); return; }
    event.target.disabled = true;
    const [status, answer] = await ask("/fetch-picture", {address: found[1], path});
    event.target.disabled = false;
    if (status !== 200) { say(answer.problem); return; }
    const from = start + found.index + found[0].length - found[1].length;
    changeText(from, from + found[1].length, answer.path, t("picture-taken-home"));
  });
}

// -- words ------------------------------------------------------------------------------------------
/** Two spellings: the one that is right is written wherever the other stands. */
function chooseSpelling(noticed, path) {
  const [one, other] = quoted(noticed.message);
  if (!one || !other) return null;
  const choose = (right, wrong) => button(t("write-everywhere", {right}), async () => {
    await new Promise(done => open(path, done));
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${wrong.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");
    const text = textOf(), changed = text.replace(pattern, right);
    if (changed === text) { say(t("not-found-there")); return; }
    changeText(0, text.length, changed, t("spelling-chosen", {right}));
  });
  return make("div", {className: "mend"}, choose(one, other), choose(other, one));
}

/** A remark or a tracked change: taken out, or decided. */
function settleMark(noticed, path) {
  const settle = (words, accepts) => button(words, async () => {
    const {start, text} = await linesOf(noticed, path);
    const thread = threadsOf(textOf()).find(each => each.from >= start && each.from <= start + text.length);
    if (!thread) { say(t("not-found-there")); return; }
    changeText(thread.from, thread.to, accepts ? thread.accepted ?? thread.without : thread.without,
      thread.accepted === undefined ? t("remark-taken-out") : t(accepts ? "change-accepted" : "change-refused"));
  });
  const isChange = /insertion|deletion|substitution/.test(noticed.message);
  return make("div", {className: "mend"}, ...(isChange ? [settle(t("accept"), true), settle(t("refuse"), false)]
    : [settle(t("take-out"), false)]));
}
