// Settings, the history of changes, and what leaves the desk: finished files, and a signature under them.
import {$, ask, closeDialog, desk, language, make, openDialog, say, t} from "/static/common.js";
import {isUndecided, open, save} from "/static/manuscript.js";

// -- settings ---------------------------------------------------------------------------------------
async function showSettings() {
  const [status, answer] = await ask("/settings");
  if (status !== 200) { say(answer.problem); return; }
  const fields = answer.settings.map(field);
  const form = make("form", {className: "settings", async onsubmit(event) {
    event.preventDefault();
    const changed = {};
    for (const [name, input, before] of fields.map(each => each.slice(0, 3))) {
      if (input.value !== before) changed[name] = input.value;
    }
    const [done, problem] = await ask("/settings", {values: changed});
    if (done !== 200) { note.textContent = problem.problem; return; }
    for (const each of fields) each[2] = each[1].value;
    note.textContent = t("saved");
  }}, ...fields.map(each => each[3]));
  const note = make("p", {role: "status"});
  form.append(make("div", {className: "buttons"}, make("button", {className: "yes"}, t("save")),
    make("button", {type: "button", onclick: () => { closeDialog(); open(desk.state.settings); }}, t("open-settings-file")), note));
  openDialog(t("settings"), form);
}

function field(setting) {
  const id = `setting-${setting.name}`, value = setting.value ?? "";
  const input = setting.choices
    ? make("select", {id}, ...setting.choices.map(choice => make("option", {value: choice, selected: choice === value}, choice || setting.without || t("usual"))))
    : make("input", {id, type: "text", value, placeholder: setting.without ?? ""});
  const list = setting.suggestions.length
    ? make("datalist", {id: `${id}-list`}, ...setting.suggestions.map(each => make("option", {value: each}))) : "";
  if (list) input.setAttribute("list", list.id);
  const row = make("div", {className: "field"}, make("label", {htmlFor: id}, t(`setting-${setting.name}`)), input, list,
    make("p", {className: "hint"}, setting.about));
  return [setting.name, input, value, row];
}

// -- history ----------------------------------------------------------------------------------------
export function showHistory() {
  const entries = [...desk.state.history].reverse().map(change => make("details", {className: change.is_undone ? "undone" : ""},
    make("summary", {}, change.what, change.is_undone ? ` (${t("taken-back")})` : ""),
    make("pre", {tabIndex: 0}, ...change.diff.split("\n").map(line => make(
      line.startsWith("+") && !line.startsWith("+++") ? "ins" : line.startsWith("-") && !line.startsWith("---") ? "del" : "span",
      {}, `${line}\n`))),
    change.is_undone ? "" : make("button", {async onclick() {
      const [status, answer] = await ask("/undo", {number: change.number});
      if (status !== 200) say(answer.problem);
    }}, t("undo"))));
  openDialog(t("history"), ...(entries.length ? entries : [make("p", {}, t("no-history"))]));
  $("dialog-body").dataset.shows = "history";
}

// -- export and signature -----------------------------------------------------------------------------
const MORE = ["proof", "print", "booklet"];

/** `isRefresh`: only if it is still open when all is known. */
export async function showExport(isRefresh) {
  await save();
  const [, signed] = await ask("/signatures");
  if (isRefresh === true && !$("dialog").open) return;
  const files = [...desk.state.files, ...desk.state.more_files].map(name => make("li", {}, make("a", {href: `/files/${encodeURIComponent(name)}`, download: name}, name)));
  const name = make("input", {type: "text", id: "signer", autocomplete: "name", required: true});
  const note = make("p", {role: "status"});
  const isReady = desk.state.status === "done" && desk.state.files.length > 0;
  const sign = make("form", {className: "sign", async onsubmit(event) {
    event.preventDefault();
    const [status, answer] = await ask("/sign", {name: name.value.trim()});
    if (status !== 200) { note.textContent = answer.problem; return; }
    showExport(true);
  }}, make("label", {htmlFor: "signer"}, t("your-name")), name,
  make("button", {className: "yes", disabled: !isReady}, t("sign")), note);
  openDialog(t("export"),
    make("h3", {}, t("finished-files")), files.length ? make("ul", {}, ...files) : make("p", {}, t("no-files")),
    make("h3", {}, t("more-files")), make("div", {className: "buttons"}, ...MORE.map(kind => make("button", {onclick: event => makeFiles(kind, event.target)}, t(`make-${kind}`)))),
    make("h3", {}, t("proof-signature")), make("p", {}, t(isReady ? "sign-more" : "sign-not-yet")),
    openQuestions(), sign, make("ul", {className: "signatures"}, ...(signed.signatures ?? []).map(signature)));
  $("dialog-body").dataset.shows = "export";
}

/** What is still open, before somebody signs: said, and no hindrance. */
function openQuestions() {
  const asked = desk.state.repairs.filter(isUndecided).length;
  const errors = desk.state.diagnostics.filter(each => each.severity === "error").length;
  if (!asked && !errors) return "";
  return make("p", {className: "asks"}, [asked ? t("still-to-decide", {n: asked}) : "", errors ? t("still-errors", {n: errors}) : ""].filter(Boolean).join(" "));
}

function signature({name, date, files, is_current}) {
  return make("li", {className: is_current ? "current" : "old"}, make("b", {}, name), ` · ${new Date(date).toLocaleString(language, {dateStyle: "long", timeStyle: "short"})} · `,
    t(is_current ? "signature-holds" : "signature-old"),
    make("ul", {}, ...Object.entries(files).map(([file, sum]) => make("li", {}, file, " ", make("code", {}, `${sum.slice(0, 16)}…`)))));
}

async function makeFiles(kind, button) {
  button.disabled = true;
  say(t("making-files"), "working");
  const [status, answer] = await ask("/make", {kind});
  button.disabled = false;
  if (status !== 200) say(answer.problem, "unreadable");
}

/** More files were made, or could not be. */
export function moreMade() {
  if (desk.state.problem) say(desk.state.problem, "unreadable");
  refreshDialog();
}

export function refreshDialog() {
  if (!$("dialog").open) return;
  if ($("dialog-body").dataset.shows === "history") showHistory();
  else if ($("dialog-body").dataset.shows === "export" && !$("dialog-body").querySelector("input:focus")) showExport(true);
}

export function beginDialogs() {
  $("open-settings").onclick = () => { delete $("dialog-body").dataset.shows; showSettings(); };
  $("open-history").onclick = showHistory;
  $("open-export").onclick = showExport;
  $("dialog").addEventListener("close", () => { delete $("dialog-body").dataset.shows; });
}
