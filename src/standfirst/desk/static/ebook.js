// The ebook: its own documents in a frame without script, under a pane of glass that takes clicks and keys.
import {$, ask, desk, make, notePaint, t} from "/static/common.js";
import {heardLines} from "/static/heard.js";

let frame = null, spine = 0, device = "reader", arrive = null;
const isLetter = /[\p{L}\p{N}]/u;

function texts(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/** How many letters and figures stand before a place. */
function lettersBefore(page, node, offset) {
  let count = 0;
  for (const text of texts(page)) {
    for (const c of text === node ? text.data.slice(0, offset) : text.data) if (isLetter.test(c)) count++;
    if (text === node) return count;
  }
  return null;
}

/** The word after so many letters. */
function wordAt(page, letters) {
  let count = 0;
  for (const text of texts(page)) {
    let at = 0;
    for (const c of text.data) {
      if (isLetter.test(c) && count++ === letters) {
        let end = at;
        while (end < text.data.length && isLetter.test(text.data[end])) end++;
        const range = page.createRange();
        range.setStart(text, at);
        range.setEnd(text, Math.max(end, at + c.length));
        return range;
      }
      at += c.length;
    }
  }
  return null;
}

function load(n, then) {
  const document_ = desk.state.documents[n];
  if (!document_) return;
  spine = n;
  const next = make("iframe", {title: t("ebook"), tabIndex: -1});
  next.setAttribute("sandbox", "allow-same-origin");
  Object.assign(next, {mark: document_.mark, device, file: document_.file});
  next.onload = () => {
    next.onload = null;
    clearMarks();
    const old = frame;
    frame = next;
    if (then) then(); else turn(0, 0);
    next.classList.add("shown");
    requestAnimationFrame(() => old?.remove());
    notePaint("ebook", document_.file);
    if (device === "heard") showHeard();
  };
  const shown = device === "heard" ? "reader" : device;
  next.src = `/ebook/${document_.mark}/${document_.file}?as=${shown}`;
  $("device").prepend(next);
}

const width = () => frame.contentWindow.innerWidth;
const clearMarks = () => document.querySelectorAll("#glass .box").forEach(box => box.remove());

/** Turn by so many screens, or to one. The body is moved: a frame can't be scrolled past its last column. */
function turn(by, to) {
  if (!frame?.contentDocument) return;
  const page = frame.contentDocument;
  frame.last ??= Math.max(0, Math.ceil(page.documentElement.scrollWidth / width()) - 1);
  const at = to ?? (frame.screen || 0) + by;
  if (at < 0 && spine > 0) return load(spine - 1, () => turn(0, Infinity));
  if (at > frame.last && by > 0 && spine < desk.state.documents.length - 1) return load(spine + 1);
  frame.screen = Math.min(frame.last, Math.max(0, at));
  page.body.style.transform = `translateX(${-frame.screen * width()}px)`;
  clearMarks();
  $("where").textContent = t("screen", {n: frame.screen + 1, of: frame.last + 1});
}

/** Mark the word after so many letters of a document, and turn to it unless the click came from there. */
export async function showInEbook(place, from) {
  clearMarks();
  const n = place ? desk.state.documents.findIndex(each => each.file === place.file) : -1;
  if (n < 0) return;
  const mark = () => {
    const range = wordAt(frame.contentDocument, place.letters);
    if (!range) return;
    if (from !== "ebook") {
      const left = range.getBoundingClientRect().left;
      turn(0, Math.floor((left + (frame.screen || 0) * width()) / width()));
    }
    for (const r of range.getClientRects()) {
      const box = make("div", {className: "box"});
      Object.assign(box.style, {left: `${r.left - 1}px`, top: `${r.top}px`, width: `${r.width + 2}px`, height: `${r.height}px`});
      $("glass").append(box);
    }
  };
  const document_ = desk.state.documents[n];
  if (frame?.file === document_.file && frame.device === device && frame.mark === document_.mark) mark();
  else await new Promise(done => load(n, () => { mark(); done(); }));
}

const documentOf = name => desk.state.documents.findIndex(each =>
  name && (each.file.endsWith(`/${name}.xhtml`) || each.file.endsWith(`-${name}.xhtml`)));

/** A piece that was to be shown before the ebook had it. */
let awaited = "";

export function showPieceInEbook(name) {
  const n = documentOf(name);
  awaited = n < 0 ? name : "";
  if (n >= 0) load(n);
}

/** Show the ebook that was made just now, at the same place; a document that is as it was is not loaded again. */
export function showEbook() {
  const documents = desk.state.documents;
  if (!documents.length) return;
  if (awaited && documentOf(awaited) >= 0) { showPieceInEbook(awaited); return; }
  const piece = desk.state.pieces.find(each => each.path === desk.path);
  const n = documents.findIndex(each => each.file === frame?.file);
  if (n < 0) return load(Math.max(0, documentOf(piece?.name)));
  if (documents[n].mark !== frame.mark) {
    const screen = frame.screen || 0, top = $("heard").scrollTop;
    load(n, () => { turn(0, screen); requestAnimationFrame(() => { $("heard").scrollTop = top; }); });
  }
}

// -- what a screen reader says ------------------------------------------------------------------------
function showHeard() {
  const lines = heardLines(frame.contentDocument.body);
  $("heard").replaceChildren(make("ol", {}, ...lines.map(([kind, text, letters]) =>
    make("li", {}, make("button", {onclick: () => find(letters)},
      kind ? make("b", {}, kind) : "", kind && text ? " " : "", text)))));
}

async function find(letters) {
  const [, found] = await ask(`/at?file=${encodeURIComponent(frame.file)}&letters=${letters}`);
  arrive(found.found, "ebook");
}

// -- the glass ------------------------------------------------------------------------------------------
function caretAt(page, x, y) {
  if (page.caretPositionFromPoint) {
    const caret = page.caretPositionFromPoint(x, y);
    return caret && [caret.offsetNode, caret.offset];
  }
  const range = page.caretRangeFromPoint?.(x, y);
  return range && [range.startContainer, range.startOffset];
}

async function clicked(event) {
  if (!frame) return;
  const r = $("device").getBoundingClientRect(), page = frame.contentDocument;
  const caret = caretAt(page, event.clientX - r.left, event.clientY - r.top);
  let letters = caret && lettersBefore(page, ...caret);
  if (letters === null || letters === undefined) return;
  const text = caret[0].data || "";  // a caret is between letters: behind the last one of a word it means that word
  if (!isLetter.test(text[caret[1]] || " ") && isLetter.test(text[caret[1] - 1] || " ")) letters--;
  find(letters);
}

export function beginEbook(whenClicked) {
  arrive = whenClicked;
  $("glass").onclick = clicked;
  $("glass").addEventListener("keydown", event => {
    const by = {ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1, " ": 1}[event.key];
    if (by) { event.preventDefault(); turn(by); }
  });
  let turned = 0;
  $("glass").addEventListener("wheel", event => {
    if (Math.abs(event.deltaY) + Math.abs(event.deltaX) < 20 || performance.now() - turned < 250) return;
    turned = performance.now();
    turn(event.deltaY + event.deltaX > 0 ? 1 : -1);
  }, {passive: true});
  $("back").onclick = () => turn(-1);
  $("on").onclick = () => turn(1);
  for (const button of document.querySelectorAll("[data-as]")) {
    button.onclick = () => {
      device = button.dataset.as;
      for (const other of document.querySelectorAll("[data-as]")) other.setAttribute("aria-pressed", other === button);
      $("device").className = device;
      $("device").hidden = device === "heard";
      $("heard").hidden = device !== "heard";
      $("ebook").querySelector("footer").hidden = device === "heard";
      load(spine);
    };
  }
}
