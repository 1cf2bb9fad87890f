// What every part of the desk needs: elements, questions to the server, words in the reader's language.
export const $ = id => document.getElementById(id);

/** An element with properties (or attributes) and children. Text never becomes markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value; else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

/** The status and the JSON of an answer; with a body it is a POST. */
export async function ask(address, body) {
  const options = body === undefined ? {} : {method: "POST", headers: {"Content-Type": "application/json"},
    body: JSON.stringify(body)};
  try {
    const response = await fetch(address, options);
    return [response.status, await response.json()];
  } catch {
    return [0, {problem: t("gone")}];
  }
}

// -- words ------------------------------------------------------------------------------------------
let words = {}, noticedWords = {};
export let language = "en";

export async function speak(wanted) {
  language = wanted.startsWith("de") ? "de" : "en";
  words = await (await fetch(`/static/words.${language}.json`)).json();
  if (language === "de") noticedWords = await (await fetch("/static/noticed.de.json")).json();
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
  }
  for (const element of document.querySelectorAll("[data-t-title]")) element.title = t(element.dataset.tTitle);
}

/** Words of the catalogue; `{n}` in them is what `values` has under that name. With `n`, `name-one` is for one. */
export function t(name, values = {}) {
  const known = (values.n === 1 && words[`${name}-one`]) || words[name] || name.replaceAll("-", " ");
  return known.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

/** Words of the catalogue for a name of Standfirst's; if there are none, the name in plain words. */
export const named = (kind, name) => words[`${kind}:${name}`] || name.replaceAll("-", " ");

/** What something that was noticed is called. */
export const nameOf = noticed => noticedWords[noticed.name]?.name ?? named("code", noticed.name);
/** What can be done about it; in the reader's language, if it is what is usually said of it. */
export function hintOf({name, hint}) {
  const known = noticedWords[name];
  return hint && known?.of === hint ? known.hint : hint;
}
/** What is said of it; in the reader's language, if the catalogue has the sentence: `{a}` in it stands for any words. */
export function messageOf({name, message}) {
  for (const [english, theirs] of Object.entries(noticedWords[name]?.says ?? {})) {
    const parts = english.split(/\{(\w+)\}/);
    const found = new RegExp(`^${parts.map((part, at) => at % 2 ? "(.+?)" : part.replace(/[^\w ]/gu, "\\$&")).join("")}$`, "s").exec(message);
    if (found) return theirs.replace(/\{(\w+)\}/g, (_, key) => inPlaces(found[(parts.indexOf(key) + 1) / 2]));
  }
  return message;
}
/** Places in words of a message, such as “(lines 3 and 5)”, in the reader's language. */
const inPlaces = words => words.replace(/\((?:lines? )?\d+[\d, andtimes]*\)| and \d+ more$/g, place =>
  place.replace(/lines |line | times| and| more/g, word => noticedWords.places[word]));
export const number = value => value.toLocaleString(language);

// -- what is shown ----------------------------------------------------------------------------------
/** All that the server has told; `desk.js` keeps it. */
export const desk = {state: null, path: "", follow: true};

export function say(text, kind) {
  $("status").textContent = text;
  if (kind !== undefined) document.body.className = kind;
}

const painted = [];
/** For tests and measurements: what was painted, and when. */
window.deskPainted = painted;
export function notePaint(what, about) {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      painted.push({what, about, at: performance.timeOrigin + performance.now()});
      painted.splice(0, painted.length - 100);
    };
    channel.port2.postMessage(0);
  });
}

// -- a dialog ---------------------------------------------------------------------------------------
let before = null;
export function openDialog(title, ...content) {
  before = document.activeElement;
  $("dialog-body").replaceChildren(
    make("div", {className: "dialog-head"}, make("h2", {id: "dialog-title"}, title),
      make("button", {onclick: closeDialog, ariaLabel: t("close")}, "×")), ...content);
  if (!$("dialog").open) $("dialog").showModal();
}
export function closeDialog() {
  $("dialog").close();
}
$("dialog").addEventListener("close", () => before?.focus?.());
