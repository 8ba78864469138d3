/** Rows of the table that differ only in their seed, and the gaps between their lanes over the seeds. */
import { contentKey } from "@/lib/options/content";
import { type SeedGap, seedGap } from "@/lib/study/seedNoise";
import type { RunRow } from "./row";

/** Finished runs that differ only in their seed. */
export interface SeedGroup {
  /** One key for each run that counts: its content decides whether a group is still the same. */
  readonly members: string;
  /** Gap of each lane but the first to the first, on held-out samples. */
  readonly gaps: readonly SeedGap[];
}

/**
 * Returns the group of each row, by its id, for rows whose settings were trained from two seeds or more. Stopped runs
 * have no group; of two runs with one seed the newer one counts.
 *
 * @param before the groups that were returned for earlier rows: a group whose runs are the same is the same object
 */
export function seedGroups(
  rows: readonly RunRow[],
  before: ReadonlyMap<string, SeedGroup> = new Map(),
): Map<string, SeedGroup> {
  const bySettings = new Map<string, RunRow[]>();
  for (const row of rows) {
    if (row.outcome !== "finished" || row.record.rates.length > 0 || row.record.stateLoaded) continue;
    const key = settingsKey(row);
    bySettings.set(key, [...(bySettings.get(key) ?? []), row]);
  }
  const groups = new Map<string, SeedGroup>();
  for (const same of bySettings.values()) {
    const bySeed = new Map(same.map((row) => [row.record.config.seed, row]));
    if (bySeed.size < 2) continue;
    const runs = [...bySeed.values()];
    const members = runs.map(({ id }) => id).join(" ");
    const known = before.get(same[0].id);
    const group = known?.members === members ? known : { members, gaps: gapsOf(runs) };
    for (const { id } of same) groups.set(id, group);
  }
  return groups;
}

/** Returns a text that is equal for runs that differ only in their seed. */
const settingsKey = ({ record: { config } }: RunRow): string => contentKey({ ...config, seed: 0 });

function gapsOf(rows: readonly RunRow[]): SeedGap[] {
  const heldOut = (lane: number) => rows.map(({ record }) => record.heldOut[lane] ?? Number.NaN);
  const lanes = rows[0].record.config.lanes.length;
  return Array.from({ length: lanes - 1 }, (_, i) => seedGap(heldOut(0), heldOut(i + 1)));
}
