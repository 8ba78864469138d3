import type { DataTable } from "@/components/figure/table";
import { blocksHit, blockUsage, type StateName, stepsToRecover } from "@/lib/jobs/outlier/findings";
import type { LanePair, OutlierResult, OutlierSetup } from "@/lib/jobs/outlier/run";
import type { Values } from "@/lib/options/options";
import type { outlierInjectorOptions } from "./figure";

export type OutlierValues = Values<typeof outlierInjectorOptions>;

/** What has to be computed anew; the step and the moment that are looked at only choose what is shown of it. */
export function setupOf(values: OutlierValues): OutlierSetup {
  const { map, blockSize, factor, at, element, beta2, percentile, seed } = values;
  return { map, blockSize, factor, at, element, beta2, percentile, seed };
}

export const stateOf = (values: OutlierValues): StateName => (values.state === "m" ? "m" : "r");

/** One row of the table under the curves: a run, or the hit block of it. */
export interface DamageRow {
  readonly name: string;
  /** Share at zero and codes in use: before the outlier, at it, and at the step that is looked at. */
  readonly zeros: readonly [number, number, number];
  readonly used: readonly [number, number, number];
  /** Steps until recovery; 0 without damage, undefined if it lasts. Missing for a single block. */
  readonly recovery?: number | "lasts";
}

/** @param step the step that is looked at, from 1 */
export function damageRows(result: OutlierResult, state: StateName, step: number): DamageRow[] {
  const { setup, whole, blocks } = result;
  const moments = [setup.at - 2, setup.at - 1, step - 1] as const;
  const row = (name: string, pair: LanePair): DamageRow => ({
    name,
    zeros: three(moments, (t) => pair.hit[state].zeros[t]),
    used: three(moments, (t) => pair.hit[state].used[t]),
    recovery: stepsToRecover(pair, state, setup.at) ?? "lasts",
  });
  const home = Math.floor(setup.element / setup.blockSize);
  const inHome = (t: number) => blockUsage(blocks.hit[state], setup.blockSize, home, t);
  return [
    row("one block for all", whole),
    row(`blocks of ${setup.blockSize}`, blocks),
    {
      name: `of these, block ${home}`,
      zeros: three(moments, (t) => inHome(t).zeros),
      used: three(moments, (t) => inHome(t).used),
    },
  ];
}

const three = (
  [before, at, now]: readonly [number, number, number],
  read: (t: number) => number,
): [number, number, number] => [read(before), read(at), read(now)];

/** The blocks whose scale the outlier sets, at its own step and at the step that is looked at. */
export function hitBlocks(result: OutlierResult, state: StateName, step: number): readonly number[] {
  return blocksHit(result.blocks, state, step - 1);
}

/** All curves, step by step. */
export function tableOf(result: OutlierResult, state: StateName): DataTable {
  const { whole, blocks, scale, turned, setup } = result;
  const lanes = [
    [`one block`, whole],
    [`blocks of ${setup.blockSize}`, blocks],
  ] as const;
  const digits = (value: number) => Number(value.toPrecision(5));
  return {
    caption: `Codes of ${state} and steps too long, with one gradient ${setup.factor} times too large at step ${setup.at}.`,
    columns: [
      "step",
      ...lanes.flatMap(([name]) => [
        `${name}: share at zero`,
        `${name}: share at zero without the outlier`,
        `${name}: codes in use`,
        `${name}: share moved more than twice too far`,
      ]),
      "factor of clipping",
      "angle by clipping, degrees",
    ],
    rows: Array.from(scale, (factor, t) => [
      t + 1,
      ...lanes.flatMap(([, { hit, clean }]) =>
        [hit[state].zeros[t], clean[state].zeros[t], hit[state].used[t], hit.overshoot[t]].map(digits),
      ),
      digits(factor),
      digits(turned[t]),
    ]),
  };
}
