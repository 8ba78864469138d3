/** What the runs of a sweep say together. */
import { type SeedGap, seedGap } from "@/lib/study/seedNoise";
import type { RunSummary } from "@/lib/study/summary";
import { taskInfo } from "@/lib/tasks/catalog";
import { estimateRun } from "@/lib/training/estimate";
import { type ExperimentRecord, finiteOrNull, RECORD_VERSION, type RecordedEngine } from "./record";
import { type RunRow, storedCurve } from "./row";
import type { StoredSweep } from "./session";
import type { SweepEntry } from "./sweep";

/** The runs of one value of a sweep. */
export interface SweepValue {
  readonly value: string;
  /** Runs that are done, in the order of the seeds. */
  readonly records: readonly ExperimentRecord[];
  /** Gap of the last lane to the first over the seeds; null for a run of one lane. */
  readonly gap: SeedGap | null;
}

/** Returns the runs of a sweep that are done, by value. */
export function sweepValues({ entries, done }: StoredSweep, rows: readonly RunRow[]): SweepValue[] {
  const byId = new Map(rows.map((row) => [row.id, row.record]));
  const values = [...new Set(entries.map(({ value }) => value))];
  return values.map((value) => {
    const records = entries
      .filter((entry) => entry.value === value)
      .flatMap(({ name }) => byId.get(done[name] ?? "") ?? []);
    const last = (records[0]?.heldOut.length ?? 0) - 1;
    const lane = (i: number) => records.map(({ heldOut }) => heldOut[i] ?? Number.NaN);
    return { value, records, gap: last > 0 ? seedGap(lane(0), lane(last)) : null };
  });
}

/** Returns the entries of a sweep that have no row yet. */
export const remainingEntries = ({ entries, done }: StoredSweep): readonly SweepEntry[] =>
  entries.filter(({ name }) => done[name] === undefined);

/** Returns the row of a run of a sweep. @param summary with its exact losses */
export function sweepRow(
  entry: SweepEntry,
  summary: RunSummary,
  { title, engine, id, date }: { title: string; engine: RecordedEngine; id: string; date: Date },
): RunRow {
  const { config } = entry;
  const { states } = estimateRun(taskInfo(config.task), config, null).bytes;
  const speed = summary.steps / Math.max(summary.secondsTaken, 1e-9);
  return {
    id,
    name: "",
    pinned: false,
    outcome: "finished",
    sweep: title,
    record: {
      version: RECORD_VERSION,
      config,
      rates: [],
      engine: { kind: engine.kind, device: engine.device },
      points: summary.points ?? { steps: summary.steps, losses: [] },
      finalLoss: summary.finalLoss.map(finiteOrNull),
      heldOut: summary.heldOut.map(finiteOrNull),
      hashes: [],
      bytes: states,
      stepsPerSecond: Number(speed.toPrecision(4)),
      date: date.toISOString(),
    },
    curve: storedCurve(summary.curve),
  };
}
