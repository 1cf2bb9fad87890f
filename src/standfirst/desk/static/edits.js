// What mends something that was noticed, as an edit of the manuscript: functions of text, and nothing else.
//
// A way to mend it is {name, about, asks, value, edit}: its words in the catalogue and what goes into them; what it
// asks for ("text", "date" or nothing) and suggests; and, for the text and the answer, {from, to, words}, or null.

const quoted = message => [...message.matchAll(/“([^”]+)”/g)].map(found => found[1]);
/** What a message shows of the manuscript at its end. */
const shown = message => message.replace(/^[^]*?: /, "");
const escaped = words => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const aWord = words => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, "gu");

/** Where the lines of what was noticed begin and end. */
export function stretchOf(text, {line, last_line}) {
  const lines = text.split("\n"), length = rows => rows.reduce((sum, row) => sum + row.length + 1, 0);
  const first = Math.max(1, line || 1);
  const from = length(lines.slice(0, first - 1));
  return {from, to: Math.min(text.length, from + length(lines.slice(first - 1, Math.max(first, last_line || first))))};
}

/** The first match within those lines, put otherwise; `put` is given the match. */
function inLines(text, noticed, pattern, put) {
  const {from, to} = stretchOf(text, noticed), found = pattern.exec(text.slice(from, to));
  return found && {from: from + found.index, to: from + found.index + found[0].length, words: put(found)};
}

/** What stands there literally, put otherwise. */
const literally = (words, put) => (text, noticed) => words ? inLines(text, noticed, new RegExp(escaped(words)), () => put) : null;

/** Every match in the text, put otherwise, as one edit. */
function everywhere(text, pattern, words) {
  const changed = text.replace(pattern, words);
  return changed === text ? null : {from: 0, to: text.length, words: changed};
}

// -- front matter -----------------------------------------------------------------------------------
const FRONT = /^---\n([^]*?)\n---(?:\n|$)/;
const yaml = value => /^[\w][\w .,'’-]*$/.test(value) ? value : `"${value.replace(/(["\\])/g, "\\$1")}"`;

/** A key of the front matter with another value; it is added if it is missing, and so is the front matter. */
export function withKey(text, key, value) {
  const front = FRONT.exec(text), entry = `${key}: ${yaml(value)}`;
  if (!front) return {from: 0, to: 0, words: `---\n${entry}\n---\n\n`};
  const there = new RegExp(`^${escaped(key)}:.*$`, "m").exec(front[1]);
  if (!there) return {from: 4, to: 4, words: `${entry}\n`};
  return {from: 4 + there.index, to: 4 + there.index + there[0].length, words: entry};
}

function withoutKeys(text, keys) {
  const front = FRONT.exec(text);
  const found = front && new RegExp(`^(?:${keys.join("|")}):.*\\n(?:[ \\t-].*\\n)*`, "m").exec(`${front[1]}\n`);
  return found && {from: 4 + found.index, to: 4 + found.index + found[0].length, words: ""};
}

/** A key that has no effect: called what was meant, or taken out. */
function frontKey({message}) {
  const [key, ...meant] = [...message.matchAll(/`([^`]+)`/g)].map(found => found[1]);
  const pattern = new RegExp(`^${escaped(key)}(?=:)`, "m");
  return [...meant.map(right => ({name: "call-it", about: {right}, edit: (text, noticed) => inLines(text, noticed, pattern, () => right)})),
    {name: "take-out", edit: text => withoutKeys(text, [escaped(key)])}];
}

/** Where the text begins, after its front matter. */
export const bodyOf = text => FRONT.exec(text)?.[0].length ?? 0;

// -- words ------------------------------------------------------------------------------------------
/** What a message shows, taken out, with the space before it where another stands behind it. */
const takeOut = ({message}) => ({name: "take-out", edit(text, noticed) {
  const words = escaped(shown(message));
  return words ? inLines(text, noticed, new RegExp(`[ \\t]${words}(?=[\\s.,;:!?)])|${words}`), () => "") : null;
}});

function titles({message}) {
  const [front, heading] = quoted(message);
  return [{name: "title-is", about: {title: heading}, edit: text => withKey(text, "title", heading)},
    {name: "title-is", about: {title: front},
      edit: (text, noticed) => inLines(text, noticed, /^(#*[ \t]*).*?([ \t]*#*)$/m, found => `${found[1]}${front}`)}];
}

function spellings({message}) {
  const [one, other] = quoted(message);
  if (!one || !other) return [];
  const way = (right, wrong) => ({name: "write-everywhere", about: {right}, edit: text => everywhere(text, aWord(wrong), right)});
  return [way(one, other), way(other, one)];
}

function labels({message}) {
  const all = [...new Set(quoted(message))];
  return all.map(right => ({name: "label-is", about: {label: right}, edit(text) {
    const wrong = all.filter(each => each !== right).map(escaped).join("|");
    return everywhere(text, new RegExp(`^([*_]*)(?:${wrong})(?=[*_]*:)`, "gm"), `$1${right}`);
  }}));
}

const DASHES = {"closed em dashes": ["(?<=[\\p{L}\\p{N}\"'’”.,!?)])—(?=[\\p{L}\\p{N}\"'‘“(])", "—"],
  "spaced em dashes": ["(?<=\\S)[ \\u00a0]—[ \\u00a0](?=\\S)", " — "], "spaced en dashes": ["(?<=[^\\s\\d])[ \\u00a0]–[ \\u00a0](?=\\S)", " – "]};

function dashes({message}) {
  const [rare, usual] = message.split(" in a piece with ").map(part => Object.keys(DASHES).find(name => part.startsWith(name)));
  if (!rare || !usual) return [];
  return [{name: "dash-is", about: {dash: DASHES[usual][1]},
    edit: text => everywhere(text, new RegExp(DASHES[rare][0], "gu"), DASHES[usual][1])}];
}

const PAIRS = {double: /["“]([^"“”\n]{2,400})["”]/gu, single: /(?<![\p{L}\p{N}’'])(?:‘([^‘“”"\n]{20,400}?)’|'([^'‘“”"\n]{20,400}?)')(?![\p{L}\p{N}])/gu};

function quotationMarks({message}) {
  const toDouble = message.startsWith("single");
  return [{name: "quotes-are", about: {marks: toDouble ? "“ ”" : "‘ ’"}, edit(text) {
    const [open, close] = toDouble ? "“”" : "‘’";
    return everywhere(text, toDouble ? PAIRS.single : PAIRS.double, (whole, one, other) =>
      toDouble && whole.split(/\s+/).length < 4 ? whole : `${open}${one ?? other}${close}`);
  }}];
}

function acronym({message}) {
  const short = quoted(message)[0];
  return [{name: "explain", about: {short}, asks: "text",
    edit: (text, noticed, value) => inLines(text, noticed, aWord(short), () => `${value} (${short})`)}];
}

// -- links ------------------------------------------------------------------------------------------
function linkToNowhere({message}) {
  const target = /leads to #(.*), which is not here$/.exec(message)?.[1];
  return target ? [{name: "only-words", edit: (text, noticed) =>
    inLines(text, noticed, new RegExp(`\\[([^\\]]*)\\]\\(#${escaped(target)}\\)`), found => found[1])}] : [];
}

function wikiLink() {
  return [{name: "only-words", edit: (text, noticed) => inLines(text, noticed, /(!?)\[\[([^\]|]*)(?:\|([^\]]*))?\]\]/,
    found => found[1] ? "" : found[3] ?? found[2])}];
}

function reference({message}) {
  const parts = /\[([^\]]*)\](?:\[([^\]]*)\])?$/.exec(shown(message)), name = parts?.[2] || parts?.[1];
  return name ? [{name: "give-address", asks: "text",
    edit: (text, _, value) => ({from: text.length, to: text.length, words: `${text.endsWith("\n") ? "" : "\n"}\n[${name}]: ${value}\n`})}] : [];
}

function emptyLink({message}) {
  const pattern = new RegExp(`\\[\\s*\\]\\(<?${escaped(shown(message))}>?\\)`);
  return [{name: "give-words", asks: "text",
    edit: (text, noticed, value) => inLines(text, noticed, pattern, found => found[0].replace(/^\[\s*\]/, `[${value.replace(/[[\]]/g, "")}]`))},
    {name: "take-out", edit: (text, noticed) => inLines(text, noticed, pattern, () => "")}];
}

function address({message}) {
  const wrong = / leads to (.*)$/.exec(message)?.[1];
  const right = wrong?.replace(/^(?:https?:\/*)+/i, "https://");
  return wrong ? [{name: "correct-address", asks: "text", value: right, edit: (text, noticed, value) =>
    inLines(text, noticed, new RegExp(escaped(wrong)), () => value)}] : [];
}

function twoAddresses({message}) {
  const words = quoted(message)[0], both = [...new Set(message.match(/https?:\/\/[^\s,;()]+/g))];
  if (both.length !== 2) return [];
  return both.map((right, n) => ({name: "address-is", about: {address: right}, edit: text =>
    everywhere(text, new RegExp(`(?<=\\[${escaped(words)}\\]\\(<?)${escaped(both[1 - n])}(?=[>)\\s])`, "g"), right)}));
}

// -- marks ------------------------------------------------------------------------------------------
const withoutNote = ({message}) => [{name: "take-out", edit(text) {
  const note = /\[\^[^\]]+\]/.exec(message)?.[0];
  const found = note && new RegExp(`^${escaped(note)}:.*(?:\\n[ \\t]+\\S.*)*\\n?`, "m").exec(text);
  return found && {from: found.index, to: found.index + found[0].length, words: ""};
}}];

function mark({message}) {
  const there = shown(message), words = there.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  return [{name: "as-typed", edit: literally(there, there && `\\${there}`)},
    ...(words ? [{name: "only-words", edit: literally(there, words)}] : [])];
}

const fence = found => /^a fence of colons/.test(found.message) ? [takeOut(found)] : [{name: "take-out-fence", edit(text, noticed) {
  const {from} = stretchOf(text, noticed);
  const found = /^(:{3,})[^\n]*\n([^]*?)^\1[ \t]*(?:\n|$)/m.exec(text.slice(from));
  return found && found.index === 0 ? {from, to: from + found[0].length, words: found[2]} : null;
}}];

function element({message}) {
  const tag = /<(\w+)>/.exec(message)?.[1], there = shown(message);
  const pattern = new RegExp(`<${tag}\\b[^>]*>(?:[^]*?</${tag}>)?`, "i");
  const ways = [{name: "take-out", edit: (text, noticed) => inLines(text, noticed, pattern, () => "")}];
  if (/^https?:\/\/\S+$/.test(there)) {
    ways.unshift({name: "a-link", edit: (text, noticed) => inLines(text, noticed, pattern, () => `<${there}>`)});
  }
  return tag ? ways : [];
}

const headingLevel = () => [{name: "one-level-down", edit(text, noticed) {
  const {from} = stretchOf(text, noticed);
  const above = [...text.slice(0, from).matchAll(/^(#+)[ \t]/gm)].at(-1)?.[1].length ?? 1;
  return inLines(text, noticed, /^#+(?=[ \t])/m, () => "#".repeat(above + 1));
}}];

const pictureClass = ({message}) => [{name: "take-out", edit(text, noticed) {
  const name = /(\.[\w-]+)$/.exec(message)?.[1];
  return name ? inLines(text, noticed, new RegExp(`\\{([^}]*?)\\s*${escaped(name)}(?![\\w-])([^}]*)\\}`), found =>
    (found[1] + found[2]).trim() ? `{${(found[1] + found[2]).trim()}}` : "") : null;
}}];

const pullQuote = () => [
  {name: "adapted", edit(text, noticed) {
    const {from, to} = stretchOf(text, noticed), there = text.slice(from, to);
    if (/^:::/.test(there)) return inLines(text, noticed, /^(:{3,})[ \t]*(?:\{\.pullquote|pullquote\b).*$/m, found => `${found[1]} {.pullquote .adapted}`);
    if (!/^> ?\[!pullquote\]/i.test(there)) return null;
    const words = there.replace(/^> ?\[![^\]]*\]\s*\n/, "").replace(/^> ?/gm, "").trimEnd();
    return {from, to, words: `::: {.pullquote .adapted}\n${words}\n:::\n`};
  }},
  {name: "take-out", edit: (text, noticed) => ({...stretchOf(text, noticed), words: ""})}];

// -- pictures ---------------------------------------------------------------------------------------
const UNDESCRIBED = /!\[\s*\]\(\s*(<[^>]*>|[^\s)]+)[^)]*\)(?:\{[^}]*\})?/;

const description = () => [
  {name: "describe", asks: "text", edit: (text, noticed, value) =>
    inLines(text, noticed, UNDESCRIBED, found => found[0].replace(/^!\[\s*\]/, `![${value.replace(/[[\]]/g, "")}]`))},
  {name: "only-decoration", edit: (text, noticed) =>
    inLines(text, noticed, UNDESCRIBED, found => `<img src="${found[1].replace(/^<|>$/g, "").replace(/"/g, "%22")}" alt="">`)}];

const WAYS = {
  S106: ({message}) => [{name: "quote-value", edit: (text, noticed) =>
    inLines(text, noticed, /^[^\n]*/, () => /; write ([^]*)$/.exec(message)[1])}],
  S107: ({message}) => [{name: "not-in-front", edit: text =>
    withoutKeys(text, /people/.test(message) ? ["authors?", "by", "byline"] : ["date"])}],
  S108: frontKey,
  S109: ({message}) => / the kinds are (.*)$/.exec(message)[1].split(", ").map(kind =>
    ({name: "kind-is", about: {kind}, edit: text => withKey(text, "kind", kind)})),
  S110: titles,
  S122: () => [{name: "give-title", asks: "text", edit: (text, _, value) =>
    ({from: bodyOf(text), to: bodyOf(text), words: `# ${value}\n\n`})}],
  S124: () => [{name: "language-is", asks: "text", edit: (text, _, value) => withKey(text, "language", value)}],
  S126: ({message}) => [{name: "date-is", asks: "date", edit: (text, _, value) => withKey(text, /`([^`]+)`/.exec(message)?.[1] ?? "date", value)}],
  S203: linkToNowhere, S220: found => [takeOut(found)], S221: withoutNote, S222: reference, S223: wikiLink,
  S225: found => [takeOut(found)], S226: found => [takeOut(found)], S227: found => [takeOut(found)], S228: found => [takeOut(found)],
  S229: fence, S231: mark, S232: element, S233: emptyLink, S234: headingLevel, S235: pictureClass, S301: pullQuote,
  S302: spellings, S303: spellings, S305: dashes, S306: quotationMarks, S307: labels, S308: acronym, S309: address,
  S310: twoAddresses, S409: description,
};

/** The ways to mend something, best first; none where no edit of its manuscript does. */
export const waysOf = noticed => WAYS[noticed.code]?.(noticed) ?? [];
