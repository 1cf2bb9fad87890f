// What a screen reader says of a content document, line by line: the kind of each element, its words, its place.
import {t} from "/static/common.js";

const isLetter = /[\p{L}\p{N}]/u;
const BLOCKS = new Set(["P", "LI", "DT", "DD", "TD", "TH", "FIGCAPTION", "PRE", "H1", "H2", "H3", "H4", "H5", "H6"]);
const NAMED = {ASIDE: "aside", BLOCKQUOTE: "quotation", FIGURE: "figure", TABLE: "table", UL: "list", OL: "list",
  SECTION: "", NAV: "navigation", HR: "separator"};

/** `[what is announced, what is read, letters before it]` for each line. */
export function heardLines(body) {
  const lines = [];
  let letters = 0;
  const count = node => { for (const c of node.data) if (isLetter.test(c)) letters++; };

  function announced(element) {
    const tag = element.localName.toUpperCase();
    if (/^H[1-6]$/.test(tag)) return t("heard-heading", {n: Number(tag[1])});
    const role = element.getAttribute("role") || "";
    if (role === "doc-pagebreak") return t("heard-page", {label: element.getAttribute("aria-label") || element.title || ""});
    if (role === "doc-pullquote") return t("heard-pull-quote");
    if (tag === "LI") return t("heard-item");
    return NAMED[tag] ? t(`heard-${NAMED[tag]}`) : "";
  }

  function words(element) {
    let text = "";
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) { text += node.data; count(node); continue; }
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const tag = node.localName.toUpperCase(), inside = words(node);
      if (node.getAttribute("aria-hidden") === "true") continue;
      if (tag === "IMG") text += ` [${t("heard-picture", {alt: node.alt || "–"})}] `;
      else if (tag === "A") text += `[${t("heard-link")}] ${inside}`;
      else if (node.getAttribute("role") === "doc-pagebreak") text += ` [${announced(node)}] `;
      else text += BLOCKS.has(tag) ? `${inside} ` : inside;
    }
    return text;
  }

  function read(element) {
    if (element.getAttribute("aria-hidden") === "true") { words(element); return; }
    const tag = element.localName.toUpperCase(), start = letters;
    if (tag === "IMG") { lines.push([t("heard-picture", {alt: element.alt || "–"}), "", start]); return; }
    if (BLOCKS.has(tag)) {
      const text = words(element).replace(/\s+/g, " ").trim();
      if (text) lines.push([announced(element), text, start]);
      return;
    }
    const kind = announced(element);
    if (kind) lines.push([kind, "", start]);
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.data.trim();
        if (text) lines.push(["", text, letters]);
        count(node);
      } else if (node.nodeType === Node.ELEMENT_NODE) read(node);
    }
  }

  read(body);
  return lines;
}
