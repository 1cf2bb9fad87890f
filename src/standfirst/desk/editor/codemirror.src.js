// What the desk uses of CodeMirror. `make desk-assets` bundles it into ../static/codemirror.js.
export {EditorState, StateField, StateEffect, Annotation} from "@codemirror/state";
export {EditorView, keymap, Decoration, WidgetType, drawSelection, gutter, GutterMarker} from "@codemirror/view";
export {history, historyKeymap, defaultKeymap} from "@codemirror/commands";
export {syntaxHighlighting, HighlightStyle, Language, defineLanguageFacet, languageDataProp} from "@codemirror/language";
export {search, searchKeymap} from "@codemirror/search";
export {tags} from "@lezer/highlight";
export {parser, Table, Strikethrough} from "@lezer/markdown";
