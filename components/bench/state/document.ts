/** What a reader makes on the bench, with undo and redo. Pure: each function returns a new state. */
import type { RunRow } from "@/lib/records/row";
import type { StoredSweep } from "@/lib/records/session";
import type { SweepSettings } from "@/lib/records/sweep";
import type { BenchValues } from "./options";

/** What is kept of the bench. */
export interface BenchDocument {
  readonly values: BenchValues;
  /** In the order in which the runs ended. */
  readonly rows: readonly RunRow[];
  readonly panels: readonly PanelState[];
  readonly sweepSettings: SweepSettings;
  readonly sweep: StoredSweep | null;
}

/** A panel in its place among the others. */
export interface PanelState {
  readonly id: string;
  readonly open: boolean;
}

/** A change that can be undone and done again, on whatever else has happened meanwhile. */
interface Change {
  /** Changes of the same kind that follow closely are one step. */
  readonly kind: string;
  readonly at: number;
  readonly undo: (document: BenchDocument) => BenchDocument;
  readonly redo: (document: BenchDocument) => BenchDocument;
}

/** A document with its changes. */
export interface Edited {
  readonly document: BenchDocument;
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

/** Changes of the same kind closer than this are one step: a slider that is dragged. */
const MERGE_MS = 800;
const MAX_CHANGES = 200;

/** Returns a document that nobody has changed yet. */
export const startEdited = (document: BenchDocument): Edited => ({ document, past: [], future: [] });

/** Returns the state with one more change done. @param merges whether close changes of a kind are one step */
function withChange(edited: Edited, change: Change, merges = false): Edited {
  const last = edited.past.at(-1);
  const joins = merges && last?.kind === change.kind && change.at - last.at < MERGE_MS;
  const joined = joins ? { ...change, undo: last.undo } : change;
  const past = [...(joins ? edited.past.slice(0, -1) : edited.past), joined].slice(-MAX_CHANGES);
  return { document: change.redo(edited.document), past, future: [] };
}

/** Returns the state after some fields were replaced, such as the options or the panels. */
export function replaceFields(
  edited: Edited,
  fields: Partial<BenchDocument>,
  kind: string,
  at: number,
): Edited {
  const names = Object.keys(fields) as (keyof BenchDocument)[];
  const before = Object.fromEntries(names.map((name) => [name, edited.document[name]]));
  return withChange(
    edited,
    {
      kind,
      at,
      undo: (document) => ({ ...document, ...before }),
      redo: (document) => ({ ...document, ...fields }),
    },
    true,
  );
}

/** Returns the rows with some of them replaced; null removes a row, a row that is not there comes back. */
function withRows(rows: readonly RunRow[], changes: ReadonlyMap<string, RunRow | null>): RunRow[] {
  const kept = rows.flatMap((row) => {
    const next = changes.get(row.id);
    return next === undefined ? [row] : next === null ? [] : [next];
  });
  const known = new Set(rows.map(({ id }) => id));
  const back = [...changes.values()].filter((row) => row !== null && !known.has(row.id)) as RunRow[];
  // Rows stand in the order in which they ended, also those that come back.
  return back.length === 0
    ? kept
    : [...kept, ...back].sort((a, b) => (a.record.date < b.record.date ? -1 : 1));
}

/**
 * Returns the state after some rows were changed or deleted. Undo brings back these rows only: runs that have
 * ended meanwhile stay.
 *
 * @param next the new row, or null to delete it
 */
export function changeRows(
  edited: Edited,
  ids: readonly string[],
  next: (row: RunRow) => RunRow | null,
  kind: string,
  at: number,
): Edited {
  const before = new Map<string, RunRow | null>();
  const after = new Map<string, RunRow | null>();
  for (const row of edited.document.rows) {
    if (!ids.includes(row.id)) continue;
    before.set(row.id, row);
    after.set(row.id, next(row));
  }
  if (before.size === 0) return edited;
  return withChange(edited, {
    kind,
    at,
    undo: (document) => ({ ...document, rows: withRows(document.rows, before) }),
    redo: (document) => ({ ...document, rows: withRows(document.rows, after) }),
  });
}

/**
 * Returns the state with a run that has ended. It is a result and no change of the reader's: undo keeps it.
 */
export const addRow = (edited: Edited, row: RunRow): Edited => ({
  ...edited,
  document: { ...edited.document, rows: [...edited.document.rows, row] },
});

/** Returns the state before the last change; the same object if there is none. */
export function undo(edited: Edited): Edited {
  const last = edited.past.at(-1);
  if (!last) return edited;
  const past = edited.past.slice(0, -1);
  return { document: last.undo(edited.document), past, future: [last, ...edited.future] };
}

/** Returns the state after the change that was undone last; the same object if there is none. */
export function redo(edited: Edited): Edited {
  const [next, ...future] = edited.future;
  if (!next) return edited;
  return { document: next.redo(edited.document), past: [...edited.past, next], future };
}
