// The editor of the manuscript where CodeMirror is not built: a text field over a copy that carries the marks.
import {make} from "/static/common.js";
import {labelElement} from "/static/labels.js";

export function makeEditor(parent, {label, onEdit, onCursor, onKey}) {
  const copy = make("div", {className: "plain-copy", ariaHidden: "true"}), margin = make("div", {className: "plain-margin"});
  const field = make("textarea", {ariaLabel: label, spellcheck: true, className: "plain-field"});
  parent.append(make("div", {className: "plain"}, margin, make("div", {className: "plain-paper"}, copy, field)));
  const box = parent.firstChild;
  let spots = [], labels = new Map(), shown = null;

  /** The copy: every line a block, so that the margin can stand beside it; marks as spans. */
  function draw() {
    const text = field.value, edges = new Set([0, text.length]);
    const ranges = spots.filter(spot => spot.words === undefined && spot.to > spot.from);
    if (shown) ranges.push({from: shown[0], to: shown[1], kind: "found"});
    for (const {from, to} of ranges) { edges.add(from); edges.add(to); }
    copy.replaceChildren();
    const sorted = [...edges].filter(edge => edge <= text.length).sort((a, b) => a - b);
    sorted.slice(0, -1).forEach((from, n) => {
      const to = sorted[n + 1], kinds = ranges.filter(r => r.from <= from && r.to >= to).map(r => r.kind);
      copy.append(kinds.length ? make("span", {className: kinds.join(" ")}, text.slice(from, to)) : text.slice(from, to));
    });
    copy.append("\u200b");
    field.style.height = `${copy.offsetHeight}px`;
    requestAnimationFrame(drawLabels);
  }

  function topOf(offset) {
    const range = document.createRange();
    let left = offset;
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (left <= node.data.length) {
        range.setStart(node, left);
        range.setEnd(node, Math.min(node.data.length, left + 1));
        return range.getBoundingClientRect().top - copy.getBoundingClientRect().top;
      }
      left -= node.data.length;
    }
    return 0;
  }

  function drawLabels() {
    margin.replaceChildren(...[...labels].map(([line, each]) => {
      const element = labelElement(each);
      element.style.top = `${topOf(editor.lineStart(line))}px`;
      return element;
    }));
  }

  field.addEventListener("input", () => { shown = null; draw(); onEdit(); });
  for (const name of ["click", "keyup"]) field.addEventListener(name, event => { if (!event.ctrlKey) onCursor(); });
  field.addEventListener("keydown", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    const name = {s: "save", Enter: "show"}[event.key];
    if (name) { event.preventDefault(); onKey(name); }
  });
  addEventListener("resize", draw);

  const editor = {
    text: () => field.value,
    cursor: () => field.selectionStart,
    focus: () => field.focus({preventScroll: true}),
    setText(text) { field.value = text; shown = null; field.setSelectionRange(0, 0); draw(); box.scrollTop = 0; },
    change(from, to, insert, byPerson) {
      field.setRangeText(insert, from, to, "preserve");
      draw();
      if (byPerson) onEdit();
    },
    setMarks(found) { spots = found; draw(); },
    setLabels(map) { labels = map; drawLabels(); },
    reveal(from, to) {
      shown = to > from ? [from, to] : null;
      field.setSelectionRange(from, from);
      draw();
      editor.scrollTo(from);
    },
    scrollTo(from) { box.scrollTop = topOf(from) - box.clientHeight / 2; },
    lineStart(line) {
      let at = 0;
      for (let n = 1; n < line; n++) {
        const next = field.value.indexOf("\n", at);
        if (next < 0) break;
        at = next + 1;
      }
      return at;
    },
  };
  window.deskEditor = {dispatch: ({changes}) => editor.change(changes.from, changes.to ?? changes.from, changes.insert, true)};
  return editor;
}
