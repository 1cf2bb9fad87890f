// Remarks and tracked changes between editors and authors, as CriticMarkup in the manuscript: answered, accepted,
// refused, taken out. Each is an edit of the text.
import {$, make, t} from "/static/common.js";
import {changeText, goTo} from "/static/manuscript.js";

const MARK = /\{\+\+([\s\S]*?)\+\+\}|\{--([\s\S]*?)--\}|\{~~([\s\S]*?)~>([\s\S]*?)~~\}|\{==([\s\S]*?)==\}|\{>>([\s\S]*?)<<\}/g;

/** The marks of a text; a highlight and the remarks right behind it are one thread. */
export function threadsOf(text) {
  const threads = [];
  for (const found of text.matchAll(MARK)) {
    const [whole, put, taken, old, other, marked, remark] = found, from = found.index, to = from + whole.length;
    const last = threads.at(-1);
    if (remark !== undefined && last?.to === from && (last.kind === "marked" || last.kind === "remark")) {
      last.remarks.push(remark.trim());
      last.to = to;
    } else if (remark !== undefined) threads.push({kind: "remark", from, to, remarks: [remark.trim()], without: ""});
    else if (marked !== undefined) threads.push({kind: "marked", from, to, words: marked, remarks: [], without: marked});
    else if (put !== undefined) threads.push({kind: "put", from, to, words: put, accepted: put, without: ""});
    else if (taken !== undefined) threads.push({kind: "taken", from, to, old: taken, accepted: "", without: taken});
    else threads.push({kind: "replaced", from, to, old, words: other, accepted: other, without: old});
  }
  return threads;
}

let shownFor = "";

export function showRemarks(editor, path) {
  const text = editor.text(), threads = threadsOf(text), button = $("open-remarks");
  button.hidden = false;
  button.textContent = threads.length ? t("remarks-count", {n: threads.length}) : t("remarks");
  button.setAttribute("aria-expanded", String(!$("remarks").hidden));
  button.onclick = () => { $("remarks").hidden = !$("remarks").hidden; shownFor = ""; showRemarks(editor, path); };
  const now = path + text;
  if ($("remarks").hidden || now === shownFor || $("remarks").contains(document.activeElement?.closest?.("input"))) return;
  shownFor = now;
  $("remarks").replaceChildren(make("h3", {}, t("remarks")), ...threads.map(shown),
    threads.length ? "" : make("p", {}, t("no-remarks")), newRemark(editor));
}

function shown(thread) {
  const change = (words, what) => () => changeText(thread.from, thread.to, words, t(what));
  const place = make("button", {className: "place", onclick: () => goTo(thread.from, thread.to)},
    ...(thread.kind === "remark" ? [t("remark")] : [
      thread.old ? make("del", {}, thread.old.trim() || "␣") : "", thread.old && thread.words ? " → " : "",
      thread.words ? make(thread.kind === "marked" ? "mark" : "ins", {}, thread.words.trim() || "␣") : ""]));
  if (thread.accepted !== undefined) {
    return make("div", {className: "thread"}, place, make("div", {className: "buttons"},
      make("button", {className: "yes", onclick: change(thread.accepted, "change-accepted")}, t("accept")),
      make("button", {className: "no", onclick: change(thread.without, "change-refused")}, t("refuse"))));
  }
  const field = make("input", {type: "text", ariaLabel: t("answer")});
  const answer = event => {
    event.preventDefault();
    const words = clean(field.value);
    field.blur();
    if (words) changeText(thread.to, thread.to, `{>>${words}<<}`, t("remark-answered"));
  };
  return make("div", {className: "thread"}, place, ...thread.remarks.map(words => make("p", {}, words)),
    make("form", {onsubmit: answer}, field, make("button", {}, t("answer")),
      make("button", {type: "button", onclick: change(thread.without, "remark-taken-out")}, t("take-out"))));
}

function newRemark(editor) {
  const field = make("input", {type: "text", ariaLabel: t("new-remark"), placeholder: t("new-remark")});
  return make("form", {onsubmit(event) {
    event.preventDefault();
    const words = clean(field.value), at = editor.cursor();
    field.blur();
    if (words) changeText(at, at, `{>>${words}<<}`, t("remark-made"));
  }}, field, make("button", {}, t("add-remark")));
}

const clean = words => words.replace(/<<\}|\{>>/g, "").replace(/\s+/g, " ").trim();
