// A label in the margin: what a line was understood to be. Who speaks is named by the first name.
import {make, named} from "/static/common.js";

const SPEECH = new Set(["question", "answer", "turn"]);

export function labelElement({kind, about}) {
  const name = named("kind", kind), element = make("div", {title: about ? `${name}: ${about}` : name});
  if (about && SPEECH.has(kind)) element.append(make("span", {className: "who"}, about.split(" ")[0]));
  else element.append(name);
  return element;
}
