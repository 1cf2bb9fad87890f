// The print edition: pictures of pages, two by two.
import {$, ask, desk, make, notePaint, t} from "/static/common.js";
import {beginOverlays, drawOver} from "/static/overlays.js";

let slots = [];
let arrive = null;

/** How many dots wide a page is drawn: in steps, so that a picture is asked for again only if it matters. */
const dots = () => Math.min(3000, Math.max(80, Math.ceil((slots[0]?.clientWidth || 300) * devicePixelRatio / 40) * 40));

const visible = new IntersectionObserver(entries => {
  for (const entry of entries) {
    entry.target.isNear = entry.isIntersecting;
    if (entry.isIntersecting) draw(entry.target);
  }
}, {root: $("pages"), rootMargin: "60% 0px"});

async function draw(slot) {
  const page = slot.page, want = `${page?.key}/${dots()}`;
  if (!page?.key || slot.want === want) return;
  slot.want = want;
  const image = new Image();
  image.alt = t("page-of", {label: page.label || "–"});
  image.src = `/page/${want}`;
  try {
    await image.decode();
  } catch {
    if (slot.want === want) slot.want = "";
    return;
  }
  if (slot.want !== want) return;
  slot.querySelector("img")?.remove();
  slot.append(image);
  notePaint("page", page.key);
}

export function showPages() {
  const pages = desk.state.pages, box = $("pages");
  if (!pages.length) {
    slots = [];
    box.replaceChildren(make("p", {className: "empty"}, t("no-pages")));
    return;
  }
  if (slots.length !== pages.length) layOut(pages.length);
  pages.forEach((page, n) => {
    const slot = slots[n];
    slot.page = page;
    slot.style.setProperty("--ratio", `${100 * page.height / page.width}%`);
    slot.classList.toggle("blank", !page.key);
    if (!page.key) slot.querySelector("img")?.remove();
    if (slot.isNear) draw(slot);
    drawOver(slot, n);
  });
  box.classList.toggle("unsettled", !desk.state.is_settled);
  if (awaited) showPieceOnPages(awaited);
}

function layOut(count) {
  const box = $("pages"), top = box.scrollTop;
  slots.forEach(slot => visible.unobserve(slot));
  slots = Array.from({length: count}, (_, n) => {
    const slot = make("div", {className: "page"});
    slot.onpointerdown = event => { slot.down = [event.clientX, event.clientY]; };
    slot.onclick = event => clicked(slot, n, event);
    return slot;
  });
  const rows = [[slots[0]]];
  for (let n = 1; n < count; n += 2) rows.push(slots.slice(n, n + 2));
  slots[0].classList.add("alone");
  if (rows.length > 1 && rows.at(-1).length === 1) rows.at(-1)[0].classList.add("last");
  box.replaceChildren(...rows.map(row => make("div", {className: "row"}, ...row)));
  box.scrollTop = top;
  slots.forEach(slot => visible.observe(slot));
}

async function clicked(slot, n, event) {
  const [x, y] = slot.down ?? [event.clientX, event.clientY];
  if (Math.hypot(event.clientX - x, event.clientY - y) > 4 || !slot.page.key) return;
  const r = slot.getBoundingClientRect();
  const left = (event.clientX - r.left) / r.width * slot.page.width;
  const top = (event.clientY - r.top) / r.height * slot.page.height;
  const [, found] = await ask(`/at?page=${n}&x=${left}&y=${top}`);
  arrive(found.found, "print");
}

/** Mark a place on a page, and bring it into view unless the click came from there. */
export function showOnPage(place, from) {
  document.querySelectorAll("#pages .box").forEach(box => box.remove());
  const slot = place && slots[place.index];
  if (!slot) return;
  const {width, height, label} = slot.page;
  for (const [left, top, right, bottom] of place.boxes) {
    const box = make("div", {className: "box"});
    Object.assign(box.style, {left: `${100 * (left - 1) / width}%`, top: `${100 * top / height}%`,
      width: `${100 * (right - left + 2) / width}%`, height: `${100 * (bottom - top) / height}%`});
    slot.append(box);
    requestAnimationFrame(() => box.classList.add("fading"));
  }
  $("folio").textContent = label ? t("page-of", {label}) : "";
  if (from === "print") return;
  const r = slot.getBoundingClientRect(), view = $("pages").getBoundingClientRect();
  const y = r.top + r.height * place.boxes[0][1] / height;
  if (y < view.top + 30 || y > view.bottom - 60) $("pages").scrollTop += y - view.top - view.height / 3;
}

/** A piece that was to be shown before there were pages of it. */
let awaited = "";

export function showPieceOnPages(name) {
  const n = desk.state.pages.findIndex(page => page.piece === name);
  awaited = n < 0 ? name : "";
  if (n >= 0) slots[n]?.scrollIntoView({block: "start"});
}

export const drawOverPages = () => slots.forEach(drawOver);

export function beginPages(whenClicked, whenObjected, whenOverlaid) {
  arrive = whenClicked;
  beginOverlays(() => { drawOverPages(); whenOverlaid(); }, whenObjected);
  for (const button of document.querySelectorAll("[data-fit]")) {
    button.onclick = () => {
      for (const other of document.querySelectorAll("[data-fit]")) other.setAttribute("aria-pressed", other === button);
      $("pages").classList.toggle("single", button.dataset.fit === "page");
      slots.forEach(slot => slot.isNear && draw(slot));
    };
  }
  addEventListener("resize", () => slots.forEach(slot => slot.isNear && draw(slot)));
}
