"use client";

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Annotation, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "react";
import { keepUndo } from "@/components/controls/TextArea";

/** Props of the editor. */
export interface EditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Line of an error, from 1. */
  readonly badLine?: number;
}

/** Marks a change that the reader has not typed: a new value from the options. */
const fromOptions = Annotation.define<true>();

const markLine = StateEffect.define<number | undefined>();

/**
 * The background of the line with an error. Typing removes it, and the next run of the code sets it again.
 */
const badLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, state, docChanged }) {
    for (const effect of effects) {
      if (!effect.is(markLine)) continue;
      const line = effect.value;
      if (line === undefined || line > state.doc.lines) return Decoration.none;
      return Decoration.set(Decoration.line({ class: "cm-badLine" }).range(state.doc.line(line).from));
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const colours = HighlightStyle.define([
  { tag: tags.comment, color: "var(--muted)" },
  { tag: tags.keyword, color: "var(--map-dynamic)" },
  { tag: [tags.number, tags.bool], color: "var(--map-linear)" },
  { tag: tags.string, color: "var(--map-quantile)" },
  { tag: tags.function(tags.definition(tags.variableName)), color: "var(--map-float)" },
]);

const look = EditorView.theme({
  "&": { border: "1px solid var(--line-strong)", borderRadius: "3px", fontSize: "0.8125rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "2px" },
  ".cm-content": { fontFamily: "var(--font-code)", caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-gutters": { background: "var(--panel)", color: "var(--muted)", border: "0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-badLine": { background: "var(--error-1)", boxShadow: "inset 3px 0 var(--warn)" },
});

/** An editor for JavaScript. The Tab key leaves it, as it leaves any other field. */
export default function Editor({ label, value, onChange, badLine: line }: EditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latestOnChange = useRef(onChange);
  useEffect(() => {
    latestOnChange.current = onChange;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; the effects below apply later values
  useEffect(() => {
    const state = EditorState.create({
      doc: value,
      extensions: [
        lineNumbers(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        javascript(),
        syntaxHighlighting(colours),
        badLine,
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          const typed = !update.transactions.some((change) => change.annotation(fromOptions));
          if (update.docChanged && typed) latestOnChange.current(update.state.doc.toString());
        }),
      ],
    });
    const made = new EditorView({ state, parent: holder.current ?? undefined });
    view.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (editor && now !== value) {
      const changes = { from: 0, to: now?.length, insert: value };
      editor.dispatch({ changes, annotations: fromOptions.of(true) });
    }
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: markLine.of(line) });
  }, [line]);

  // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the editor's undo keys from the cell
  return <div ref={holder} onKeyDown={keepUndo} />;
}
