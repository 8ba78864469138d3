/** The state of the bench as a store without a DOM: what was made, what is selected, and what is kept. */

import { createStore, type StoreApi } from "zustand/vanilla";
import { listsOption } from "@/components/controls/rules";
import { specIn, tableIn } from "@/components/controls/tableWords";
import { readSettings } from "@/components/figure/host/settings";
import type { LinkTranslate } from "@/lib/options/longTexts";
import { checkOption, optionWords, parseOptions, printOptions } from "@/lib/options/options";
import type { RowOrder, RunRow } from "@/lib/records/row";
import {
  MAX_NAME_CHARACTERS,
  readSession,
  type StoredSweep,
  USUAL_SWEEP,
  writeSession,
} from "@/lib/records/session";
import type { SweepSettings } from "@/lib/records/sweep";
import { type BenchWords, english } from "../messages";
import {
  addRow,
  type BenchDocument,
  changeRows,
  type Edited,
  redo,
  replaceFields,
  startEdited,
  undo,
} from "./document";
import { ownTextOf } from "./linkedData";
import { type BenchValues, benchOptions, USUAL_VALUES } from "./options";
import { checkedPanels, movePanel, togglePanel, USUAL_PANELS } from "./panels";
import { forget, type Kept, keep, kept, newsOfStorage, putAside, type TextStore } from "./storage";

/** Options to change, of any names and values; bad ones are put right with a note. */
export type Patch = Readonly<Record<string, unknown>>;

/** The state of the bench, and what can be done with it. */
export interface BenchState {
  readonly edited: Edited;
  /** Names or address keys of options that the link of a lesson locks. */
  readonly lock: readonly string[];
  /** The reader's own data, by task. */
  readonly own: Readonly<Record<string, string>>;
  readonly selected: ReadonlySet<string>;
  readonly order: { readonly by: RowOrder; readonly descending: boolean };
  /** Sentences for the reader: corrected values, what a file or the storage has come to. */
  readonly notes: readonly string[];
  readonly kept: Kept;

  setOptions(patch: Patch): void;
  setOwn(task: string, text: string): void;
  add(row: RunRow): void;
  rename(id: string, name: string): void;
  pin(id: string): void;
  remove(ids: readonly string[]): void;
  select(ids: readonly string[], selected: boolean): void;
  sortBy(by: RowOrder): void;
  setSweepSettings(settings: Partial<SweepSettings>): void;
  setSweep(sweep: StoredSweep | null): void;
  toggle(panel: string, open?: boolean): void;
  move(panel: string, by: -1 | 1): void;
  undo(): void;
  redo(): void;
  note(sentence: string): void;
  dismissNotes(): void;
  /** Returns the session as the text of a file. */
  text(): string;
  /** Replaces the session by the text of a file, or says why it is refused. Undo brings the session back. */
  load(text: string): void;
  /** Keeps the session in the browser now. */
  save(): void;
  /** Removes all rows and the sweep, and what is kept in the browser. Undo brings the rows back. */
  clear(): void;
  /** Takes note of a change of the storage by another page or by the browser. */
  storageChanged(key: string | null, newValue: string | null): void;
}

const EMPTY: BenchDocument = {
  values: USUAL_VALUES,
  rows: [],
  panels: USUAL_PANELS,
  sweepSettings: USUAL_SWEEP,
  sweep: null,
};

/** Returns the options as the query of a link, in which options at their default are left out. */
export const queryOf = (values: BenchValues): string => printOptions(benchOptions, values).toString();

/**
 * Makes the store of the bench, with what the browser has kept.
 *
 * @param store the browser's storage; undefined where it is blocked
 * @param query of the address; options in it take the place of those that were kept
 * @param now a steady clock, milliseconds
 * @param t finds the sentences for the reader
 * @param options finds the sentences on values of options; by default they are in English
 */
export function makeBenchStore(
  store: TextStore | undefined,
  query: URLSearchParams,
  now: () => number,
  t = english,
  options?: LinkTranslate,
): StoreApi<BenchState> {
  const first = firstState(store, query, t, options);
  return createStore<BenchState>()((set, get) => {
    const edit = (change: (edited: Edited) => Edited) => set(({ edited }) => ({ edited: change(edited) }));
    const replace = (fields: Partial<BenchDocument>, kind: string) =>
      edit((edited) => replaceFields(edited, fields, kind, now()));
    const document = () => get().edited.document;
    const session = () => {
      const { values, rows, panels, sweepSettings, sweep } = document();
      return writeSession({ rows, options: queryOf(values), own: get().own, panels, sweepSettings, sweep });
    };
    return {
      ...first,
      selected: new Set(),
      order: { by: "date", descending: true },

      setOptions(patch) {
        const { values } = document();
        const next: Record<string, string | number | boolean> = { ...values };
        const notes: string[] = [];
        for (const [name, raw] of Object.entries(patch)) {
          const spec = Object.hasOwn(benchOptions, name) ? benchOptions[name] : undefined;
          if (!spec) continue;
          if (listsOption(get().lock, name, spec)) {
            if (String(raw) !== String(values[name]))
              notes.push(t("bench.note.locked", { label: specIn(t, name, spec).label }));
            continue;
          }
          const { value, note } = checkOption(specIn(t, name, spec), String(raw), options);
          if (note) notes.push(note);
          next[name] = value;
        }
        const names = Object.keys(next).filter((name) => next[name] !== values[name]);
        if (notes.length > 0) set({ notes });
        if (names.length > 0) replace({ values: next as BenchValues }, `options ${names.sort().join(" ")}`);
      },
      setOwn(task, text) {
        const { [task]: before = "", ...others } = get().own;
        if (before !== text) set({ own: text === "" ? others : { ...others, [task]: text } });
      },
      add: (row) => edit((edited) => addRow(edited, row)),
      rename: (id, name) =>
        edit((edited) =>
          changeRows(
            edited,
            [id],
            (row) => ({ ...row, name: name.slice(0, MAX_NAME_CHARACTERS) }),
            "name",
            now(),
          ),
        ),
      pin: (id) =>
        edit((edited) => changeRows(edited, [id], (row) => ({ ...row, pinned: !row.pinned }), "pin", now())),
      remove(ids) {
        edit((edited) => changeRows(edited, ids, () => null, "delete", now()));
        get().select(ids, false);
      },
      select(ids, chosen) {
        const selected = new Set(get().selected);
        for (const id of ids) {
          if (chosen) selected.add(id);
          else selected.delete(id);
        }
        set({ selected });
      },
      sortBy(by) {
        const { order } = get();
        set({
          order: { by, descending: order.by === by ? !order.descending : by === "date" || by === "speed" },
        });
      },
      setSweepSettings: (settings) =>
        replace({ sweepSettings: { ...document().sweepSettings, ...settings } }, "sweepSettings"),
      // The progress of a sweep is a result, which undo keeps.
      setSweep: (sweep) => edit((edited) => ({ ...edited, document: { ...edited.document, sweep } })),
      toggle: (panel, open) =>
        replace({ panels: togglePanel(document().panels, panel, open) }, `panel-${panel}`),
      move: (panel, by) => replace({ panels: movePanel(document().panels, panel, by) }, "order"),
      undo: () => edit(undo),
      redo: () => edit(redo),
      note: (sentence) => set({ notes: [sentence] }),
      dismissNotes: () => set({ notes: [] }),
      text: session,
      load(text) {
        const read = readSession(text, t);
        if ("problem" in read) return set({ notes: [t("bench.note.refused", { problem: read.problem })] });
        const { session: loaded, dropped } = read.value;
        replace(documentOf(loaded), "load");
        set({
          own: loaded.own,
          selected: new Set(),
          notes: [loadedSentence(loaded.rows.length, dropped, t)],
        });
      },
      save: () => set({ kept: keep(store, session(), t) }),
      clear() {
        const { rows } = document();
        edit((edited) =>
          changeRows(
            edited,
            rows.map(({ id }) => id),
            () => null,
            "clear",
            now(),
          ),
        );
        forget(store);
        get().setSweep(null);
        set({
          selected: new Set(),
          kept: { characters: 0, problem: "" },
          notes: [t("bench.note.cleared")],
        });
      },
      storageChanged(key, newValue) {
        const sentence = newsOfStorage(key, newValue, t);
        if (sentence === "") return;
        set({ notes: [sentence] });
        if (newValue === null) get().save();
      },
    };
  });
}

type Loaded = Extract<ReturnType<typeof readSession>, { value: unknown }>["value"]["session"];

/** Returns the document of a session that was read. */
function documentOf({ rows, options, panels, sweepSettings, sweep }: Loaded): BenchDocument {
  const { values } = parseOptions(benchOptions, new URLSearchParams(options));
  return { values: values as BenchValues, rows, panels: checkedPanels(panels), sweepSettings, sweep };
}

const loadedSentence = (rows: number, dropped: number, t: BenchWords) =>
  t("bench.note.loaded", {
    runs: t("bench.note.runs", { count: rows }),
    lost: dropped > 0 ? t("bench.note.lost", { count: dropped }) : "",
  });

/** Returns the state before the reader does anything. */
function firstState(
  store: TextStore | undefined,
  query: URLSearchParams,
  t: BenchWords,
  options?: LinkTranslate,
) {
  const text = kept(store);
  const read = text === "" ? undefined : readSession(text, t);
  const loaded = read && "value" in read ? read.value.session : undefined;
  const notes: string[] = [];
  if (read && "problem" in read) {
    putAside(store, text);
    notes.push(t("bench.note.damaged", { problem: read.problem }));
  } else if (read && read.value.dropped > 0) {
    notes.push(t("bench.note.dropped", { count: String(read.value.dropped) }));
  }
  const before = loaded ? documentOf(loaded) : EMPTY;
  const linked = ownTextOf(query, t, options);
  // Data alone are a link too: all its options are at their defaults.
  const asked = linked.text !== "" || Object.values(benchOptions).some(({ url }) => query.has(url));
  const parsed = parseOptions(tableIn(t, benchOptions), query, options);
  const { settings, notes: settingNotes } = readSettings(
    new URLSearchParams({ lock: query.get("lock") ?? "" }).toString(),
  );
  notes.push(...settingNotes.map(({ key, values }) => (options ?? optionWords)(key, values)));
  if (asked) notes.push(...parsed.notes);
  notes.push(...linked.notes);
  const own = { ...loaded?.own };
  if (linked.text !== "") {
    if ((own[linked.task] ?? linked.text) !== linked.text) notes.push(t("bench.note.linkedData"));
    own[linked.task] = linked.text;
  }
  const document = asked ? { ...before, values: parsed.values as BenchValues } : before;
  return {
    edited: startEdited(document),
    lock: settings.lock,
    own,
    notes,
    kept: { characters: loaded ? text.length : 0, problem: store ? "" : t("bench.storage.blocked") },
  };
}
