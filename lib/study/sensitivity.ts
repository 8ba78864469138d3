/**
 * The grid of the paper's Figure 3, sensitivity to hyper-parameters: learning rate, both betas and epsilon,
 * each varied alone, with 32-bit and with 8-bit state. Both lanes of a run share model, seed and batches.
 */
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import type { GridCell } from "./grid";

/** A hyper-parameter that is varied. */
export type Varied = "learningRate" | "beta1" | "beta2" | "epsilon";

/** The paper's baseline, except for the learning rate, which belongs to the model. */
export const BASELINE = { beta1: 0.9, beta2: 0.995, epsilon: 1e-7 } as const;

/** One hyper-parameter and its values. */
export interface Axis {
  readonly varied: Varied;
  readonly label: string;
  /** Values, ascending; for the learning rate, factors on the model's own learning rate. */
  readonly values: readonly number[];
  /** The value that is used while other hyper-parameters are varied. */
  readonly baseline: number;
}

/** All axes. The values are our choice, because the values that the paper plots are not published. */
export const AXES: readonly Axis[] = [
  { varied: "learningRate", label: "learning rate", values: [0.25, 0.5, 1, 2, 4], baseline: 1 },
  { varied: "beta1", label: "β₁", values: [0.8, 0.87, 0.9, 0.93, 0.97], baseline: BASELINE.beta1 },
  { varied: "beta2", label: "β₂", values: [0.9, 0.98, 0.99, 0.995, 0.999], baseline: BASELINE.beta2 },
  { varied: "epsilon", label: "ε", values: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5], baseline: BASELINE.epsilon },
];

/** Returns the axis of a hyper-parameter. */
export const axisOf = (varied: Varied) => AXES.find((axis) => axis.varied === varied) as Axis;

/**
 * Makes a run with two lanes, the first with 32-bit state. `rate` is a factor on the learning rate of the
 * model, and `hyper` holds the hyper-parameters that differ from the rule's defaults.
 */
export type PairOf = (seed: number, rate: number, hyper: Pick<LaneConfig, "hyper">["hyper"]) => RunConfig;

const cellName = (varied: Varied, value: number) => `${varied}-${value}`;
const BASE = "baseline";

/** Returns the name of the cell of an axis's value; all axes share the cell of the baseline. */
export const sensitivityCellName = ({ varied, baseline }: Axis, value: number) =>
  value === baseline ? BASE : cellName(varied, value);

/**
 * Returns the cells of some axes; the baseline is the first cell and appears once.
 *
 * @param pair makes the run of a setting
 */
export function sensitivityGrid(pair: PairOf, axes: readonly Axis[] = AXES): GridCell[] {
  const lanes = ["32-bit", "8-bit"];
  const base: GridCell = {
    name: BASE,
    label: "baseline",
    axes: { varied: BASE },
    lanes,
    config: (seed) => pair(seed, 1, BASELINE),
  };
  const cells = axes.flatMap(({ varied, label, values, baseline }) =>
    values
      .filter((value) => value !== baseline)
      .map(
        (value): GridCell => ({
          name: cellName(varied, value),
          label: `${label} ${varied === "learningRate" ? "times " : ""}${value}`,
          axes: { varied, value },
          lanes,
          config: (seed) =>
            varied === "learningRate"
              ? pair(seed, value, BASELINE)
              : pair(seed, 1, { ...BASELINE, [varied]: value }),
        }),
      ),
  );
  return [base, ...cells];
}
