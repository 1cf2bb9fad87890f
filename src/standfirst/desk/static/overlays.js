// What is shown over the pages: the type area, the grid of lines, and what a compositor objects to.
import {ask, desk, make, messageOf, t} from "/static/common.js";

const shown = new Set();
let arrive = null;

const percent = (part, whole) => `${100 * part / whole}%`;

function put(box, kind, [left, top, right, bottom], {width, height}) {
  const element = make("div", {className: `over ${kind}`});
  Object.assign(element.style, {left: percent(left, width), top: percent(top, height),
    width: percent(right - left, width), height: percent(bottom - top, height)});
  box.append(element);
  return element;
}

/** Draw over a page what is switched on; nothing over a blank one. */
export function drawOver(slot, number) {
  slot.querySelectorAll(".over").forEach(each => each.remove());
  const page = slot.page;
  if (!page?.key || !shown.size) return;
  if (shown.has("area")) put(slot, "area", page.area, page);
  if (shown.has("grid") && page.leading) {
    const lines = Math.floor((page.area[3] - page.area[1]) / page.leading + .01);
    put(slot, "grid", page.area, page).style.backgroundSize = `100% ${100 / ((page.area[3] - page.area[1]) / page.leading)}%`;
    slot.querySelector(".over.grid").dataset.lines = lines;
  }
  if (shown.has("objections")) {
    for (const each of (desk.state.objections ?? []).filter(found => found.page === number)) {
      const mark = put(slot, "objection", each.box, page);
      const button = make("button", {title: messageOf(each), ariaLabel: messageOf(each),
        onclick(event) { event.stopPropagation(); arrive(each); }});
      mark.append(button);
    }
  }
}

/** Ask for objections to the pages, if they are wanted, the pages are finished, and nobody has asked yet. */
export function askForObjections() {
  if (shown.has("objections") && desk.state.status === "done" && desk.state.objections === null) ask("/object", {});
}

/** What the status says of objections: nothing where they are not wanted. */
export function objectionsInWords() {
  if (!shown.has("objections")) return "";
  const found = desk.state.objections;
  return found === null ? t("looking") : found.length ? t("objection-count", {n: found.length}) : t("no-objections");
}

/** `redraw` draws all pages again and tells the status; `whenClicked` is given the objection whose mark was clicked. */
export function beginOverlays(redraw, whenClicked) {
  arrive = whenClicked;
  for (const button of document.querySelectorAll("[data-over]")) {
    button.onclick = () => {
      const name = button.dataset.over;
      if (!shown.delete(name)) shown.add(name);
      button.setAttribute("aria-pressed", shown.has(name));
      redraw();
      askForObjections();
    };
  }
}
