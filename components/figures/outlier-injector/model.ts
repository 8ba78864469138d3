import type { DataTable } from "@/components/figure/table";
import { blocksHit, blockUsage, type StateName, stepsToRecover } from "@/lib/jobs/outlier/findings";
import type { LanePair, OutlierResult, OutlierSetup } from "@/lib/jobs/outlier/run";
import type { Values } from "@/lib/options/options";
import type { outlierInjectorOptions } from "./figure";

/** Values of the options of the figure. */
export type OutlierValues = Values<typeof outlierInjectorOptions>;

/**
 * Returns the options that determine the runs. The step and the moment are left out: they choose what of the
 * runs is shown.
 */
export function setupOf(values: OutlierValues): OutlierSetup {
  const { map, blockSize, factor, at, element, beta2, percentile, seed } = values;
  return { map, blockSize, factor, at, element, beta2, percentile, seed };
}

/** Returns the moment that is shown. */
export const stateOf = (values: OutlierValues): StateName => (values.state === "m" ? "m" : "r");

/** One row of the table under the curves: a run, or the block of a run that has the outlier. */
export interface DamageRow {
  readonly name: string;
  /** Share of codes at zero and codes in use: before the outlier, at it, and at the step that is shown. */
  readonly zeros: readonly [number, number, number];
  readonly used: readonly [number, number, number];
  /** Steps until recovery: 0 without damage, "lasts" if the run ends before. Undefined for a single block. */
  readonly recovery?: number | "lasts";
}

/**
 * Returns the rows of the table: the run with one block, the block-wise run, and in it the block with the
 * outlier.
 *
 * @param step the step that is shown, from 1
 */
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

/** Returns the indices of the blocks whose absmax the outlier raises in a step, from 1. */
export function hitBlocks(result: OutlierResult, state: StateName, step: number): readonly number[] {
  return blocksHit(result.blocks, state, step - 1);
}

/** Returns all curves, a row per step. */
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
