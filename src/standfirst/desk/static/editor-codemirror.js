// The editor of the manuscript, of CodeMirror. `editor-plain.js` has the same functions.
import {Annotation, Decoration, EditorState, EditorView, GutterMarker, HighlightStyle, Language, StateEffect, StateField,
  WidgetType, defaultKeymap, defineLanguageFacet, drawSelection, gutter, history, historyKeymap, keymap, languageDataProp,
  parser, search, searchKeymap, Strikethrough, syntaxHighlighting, Table, tags} from "/static/codemirror.js";
import {labelElement} from "/static/labels.js";

const ours = Annotation.define(), setMarks = StateEffect.define(), setFound = StateEffect.define();
const setLabels = StateEffect.define();

class Words extends WidgetType {
  constructor(words, kind) { super(); this.words = words; this.kind = kind; }
  eq(other) { return other.words === this.words && other.kind === this.kind; }
  toDOM() {
    const element = document.createElement("span");
    element.className = `put ${this.kind}`;
    element.textContent = this.words;
    return element;
  }
}

class Label extends GutterMarker {
  constructor(label) { super(); this.label = label; }
  eq(other) { return other.label.kind === this.label.kind && other.label.about === this.label.about; }
  toDOM() { return labelElement(this.label); }
}

const decorations = effect => StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    value = value.map(transaction.changes);
    for (const each of transaction.effects) if (each.is(effect)) value = each.value;
    return value;
  },
  provide: field => EditorView.decorations.from(field),
});
const marks = decorations(setMarks), found = decorations(setFound);
const labels = StateField.define({
  create: () => new Map(),
  update(value, transaction) {
    for (const each of transaction.effects) if (each.is(setLabels)) value = each.value;
    return value;
  },
});
const margin = gutter({
  class: "cm-labels",
  lineMarker(view, line) {
    const label = view.state.field(labels).get(view.state.doc.lineAt(line.from).number);
    return label ? new Label(label) : null;
  },
  lineMarkerChange: update => update.docChanged || update.startState.field(labels) !== update.state.field(labels),
  initialSpacer: () => new Label({kind: "standfirst", about: ""}),
});

const facet = defineLanguageFacet({});
const markdown = new Language(facet, parser.configure([Table, Strikethrough,
  {props: [languageDataProp.add({Document: facet})]}]), [], "markdown");
const look = HighlightStyle.define([
  {tag: tags.heading, fontWeight: "600"}, {tag: tags.emphasis, fontStyle: "italic"}, {tag: tags.strong, fontWeight: "600"},
  {tag: [tags.processingInstruction, tags.meta, tags.url, tags.link], color: "var(--soft)"},
  {tag: tags.quote, fontStyle: "italic"}, {tag: tags.monospace, fontFamily: "ui-monospace, monospace", fontSize: ".85em"},
]);

export function makeEditor(parent, {label, onEdit, onCursor, onKey}) {
  const key = name => () => (onKey(name), true);
  const view = new EditorView({parent, state: EditorState.create({doc: "", extensions: [
    EditorView.cspNonce.of(document.documentElement.dataset.nonce), margin, labels, marks, found, history(),
    drawSelection(), markdown, syntaxHighlighting(look), search({top: true}), EditorView.lineWrapping,
    EditorView.contentAttributes.of({"aria-label": label, spellcheck: "true", tabindex: "0"}),
    keymap.of([{key: "Mod-s", run: key("save")}, {key: "Mod-Enter", run: key("show")}, ...defaultKeymap, ...historyKeymap,
      ...searchKeymap]),
    EditorView.updateListener.of(update => {
      if (update.transactions.some(each => each.annotation(ours))) return;
      if (update.docChanged) onEdit(); else if (update.selectionSet) onCursor();
    }),
  ]})});
  const dispatch = spec => view.dispatch({...spec, annotations: ours.of(true)});
  window.deskEditor = view;
  return {
    text: () => view.state.doc.toString(),
    cursor: () => view.state.selection.main.head,
    focus: () => view.focus(),
    setText: text => dispatch({changes: {from: 0, to: view.state.doc.length, insert: text}, selection: {anchor: 0},
      scrollIntoView: true}),
    /** Put other words somewhere; by the person who edits (then it can be undone, and is not saved) or not. */
    change(from, to, insert, byPerson) {
      const spec = {changes: {from, to, insert}};
      if (byPerson) view.dispatch(spec); else dispatch(spec);
    },
    setMarks(spots) {
      const ranges = spots.map(({from, to, kind, title, words}) => words === undefined
        ? Decoration.mark({class: kind, attributes: title ? {title} : {}}).range(from, to)
        : Decoration.widget({widget: new Words(words, kind), side: 1}).range(from));
      dispatch({effects: setMarks.of(Decoration.set(ranges, true))});
    },
    setLabels: map => dispatch({effects: setLabels.of(map)}),
    reveal(from, to) {
      const shown = to > from ? Decoration.set([Decoration.mark({class: "found"}).range(from, to)]) : Decoration.none;
      dispatch({selection: {anchor: from}, effects: [EditorView.scrollIntoView(from, {y: "center"}), setFound.of(shown)]});
    },
    scrollTo: from => dispatch({effects: EditorView.scrollIntoView(from, {y: "center"})}),
    lineStart: line => view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from,
  };
}
