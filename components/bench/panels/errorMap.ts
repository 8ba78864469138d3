/** The errors that a lane's storage makes in the updates of the reference lane, at one moment of a run. */

import { quantize } from "@/lib/numerics/quantize";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { addUpdateErrors, makeUpdateErrors, type UpdateErrors } from "@/lib/numerics/updateErrors";
import { wholeBlockSize } from "@/lib/records/stateFile";
import { hasFault, type LaneConfig } from "@/lib/training/config";
import { english } from "../messages";
import type { RestingRun } from "./useSnapshot";

/** Rules whose update is m / (sqrt(r) + epsilon), which the error analysis of the paper is about. */
const ADAM_RULES: readonly string[] = ["adam", "adamw"];

const isAdam = ({ rule }: LaneConfig) => ADAM_RULES.includes(rule);

/** The errors of a lane, or a sentence that says why there are none. */
export type LaneErrors =
  | {
      readonly errors: UpdateErrors;
      /** Number of weights whose state the lane stores in codes. */
      readonly weights: number;
      /** Index of the lane whose moments were taken as the true ones. */
      readonly reference: number;
    }
  | { readonly problem: string };

/**
 * Stores both moments of a 32-bit lane as another lane does, and sums the errors of the updates by pair of codes.
 *
 * @param lane index of the lane with 8-bit state
 */
export function laneErrors({ config, tensors, snapshot }: RestingRun, lane: number, t = english): LaneErrors {
  const { lanes } = config;
  const stored = lanes[lane];
  if (stored.bits !== 8 || !isAdam(stored) || stored.mapValues || hasFault(stored))
    return {
      problem: t("bench.errors.needsLane"),
    };
  const reference = lanes.findIndex((each) => each.bits === 32 && each.rule === stored.rule);
  if (reference < 0)
    return {
      problem: t("bench.errors.needsReference", { rule: ruleNamed(stored.rule).label }),
    };
  const rule = ruleNamed(stored.rule);
  const { signed, unsigned } = stateMaps(stored.map, 8, rule);
  const { epsilon } = { ...rule.defaults, ...stored.hyper } as Readonly<Record<string, number>>;
  const errors = makeUpdateErrors();
  let weights = 0;
  for (const [i, { shape }] of tensors.entries()) {
    const exact = snapshot.lanes[reference].tensors[i].state;
    if (snapshot.lanes[lane].tensors[i].state.bits !== 8 || exact.bits !== 32) continue;
    const [m, r] = exact.values;
    const size = stored.blockSize === "tensor" ? wholeBlockSize(shape) : stored.blockSize;
    addUpdateErrors(errors, m, r, quantize(m, signed, size), quantize(r, unsigned, size), epsilon);
    weights += m.length;
  }
  if (weights === 0) return { problem: t("bench.errors.noCodes") };
  return { errors, weights, reference };
}
