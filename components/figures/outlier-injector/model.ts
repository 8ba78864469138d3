import type { DataTable } from "@/components/figure/table";
import { blocksHit, blockUsage, type StateName, stepsToRecover } from "@/lib/jobs/outlier/findings";
import type { LanePair, OutlierResult, OutlierSetup } from "@/lib/jobs/outlier/run";
import type { Values } from "@/lib/options/options";
import type { outlierInjectorOptions } from "./figure";
import { english } from "./messages";

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
export function damageRows(result: OutlierResult, state: StateName, step: number, t = english): DamageRow[] {
  const { setup, whole, blocks } = result;
  const moments = [setup.at - 2, setup.at - 1, step - 1] as const;
  const row = (name: string, pair: LanePair): DamageRow => ({
    name,
    zeros: three(moments, (i) => pair.hit[state].zeros[i]),
    used: three(moments, (i) => pair.hit[state].used[i]),
    recovery: stepsToRecover(pair, state, setup.at) ?? "lasts",
  });
  const home = Math.floor(setup.element / setup.blockSize);
  const inHome = (i: number) => blockUsage(blocks.hit[state], setup.blockSize, home, i);
  return [
    row(t("damage.oneForAll"), whole),
    row(t("blocksOf", { size: String(setup.blockSize) }), blocks),
    {
      name: t("damage.home", { block: home }),
      zeros: three(moments, (i) => inHome(i).zeros),
      used: three(moments, (i) => inHome(i).used),
    },
  ];
}

const three = (
  [before, at, now]: readonly [number, number, number],
  read: (i: number) => number,
): [number, number, number] => [read(before), read(at), read(now)];

/** Returns the indices of the blocks whose absmax the outlier raises in a step, from 1. */
export function hitBlocks(result: OutlierResult, state: StateName, step: number): readonly number[] {
  return blocksHit(result.blocks, state, step - 1);
}

/** Returns all curves, a row per step. */
export function tableOf(result: OutlierResult, state: StateName, t = english): DataTable {
  const { whole, blocks, scale, turned, setup } = result;
  const lanes = [
    [t("oneBlock"), whole],
    [t("blocksOf", { size: String(setup.blockSize) }), blocks],
  ] as const;
  const digits = (value: number) => Number(value.toPrecision(5));
  return {
    caption: t("table.caption", { state, factor: String(setup.factor), at: setup.at }),
    columns: [
      t("step"),
      ...lanes.flatMap(([run]) =>
        (["table.zeros", "table.usual", "table.used", "table.moved"] as const).map((key) => t(key, { run })),
      ),
      t("table.factor"),
      t("table.angle"),
    ],
    rows: Array.from(scale, (factor, i) => [
      i + 1,
      ...lanes.flatMap(([, { hit, clean }]) =>
        [hit[state].zeros[i], clean[state].zeros[i], hit[state].used[i], hit.overshoot[i]].map(digits),
      ),
      digits(factor),
      digits(turned[i]),
    ]),
  };
}
