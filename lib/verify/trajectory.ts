/** Checks optimizer runs that were recorded on a GPU (cuda-trajectories). */
import type { Rule } from "@/lib/numerics/rules";
import type { Check, Context } from "./check";
import { codesOf, floatsOf, type TypedArrayJson } from "./decode";
import type { OptimizerState } from "./engine";
import { KERNEL_RUN, signFlips } from "./optim";
import { type HyperJson, recordedHyper, recordedRule, recordedStates, unsoundBlocks } from "./optimizers";
import { type Limits, runChecks } from "./recorded";

/** OPTIMIZER-seedS.json of the cuda-trajectories: a run recorded on a GPU. */
export interface TrajectoryFile {
  readonly optimizer: string;
  readonly inputs: string;
  readonly block_size: number;
  readonly hyper: HyperJson;
  readonly snapshots: readonly { readonly step: number; readonly tensors: readonly TensorJson[] }[];
}

interface TensorJson {
  readonly params: TypedArrayJson;
  readonly state1: TypedArrayJson;
  readonly absmax1: TypedArrayJson;
  readonly state2?: TypedArrayJson;
  readonly absmax2?: TypedArrayJson;
}

/** inputs-seedS.json: parameters before step 1, and the gradients of each step. */
interface InputsFile {
  readonly params0: readonly TypedArrayJson[];
  readonly grads: readonly (readonly TypedArrayJson[])[];
}

/** Returns the checks of one file. */
export function trajectoryChecks(file: TrajectoryFile, context: Context): Check[] {
  const rule = recordedRule(file.optimizer);
  const inputs = context.beside(file.inputs) as InputsFile;
  const hyper = recordedHyper(rule, file.hyper);
  const blockSize = file.block_size;
  return inputs.params0.flatMap((params0, tensor) => {
    const start = floatsOf(params0);
    const run = {
      id: `tensor ${tensor}`,
      setting: { rule, hyper, blockSize, maps: context.tables.dynamic },
      start,
      gradient: (step: number) => floatsOf(inputs.grads[step - 1][tensor]),
      snapshots: file.snapshots.map(({ step, tensors }) => ({
        step,
        state: stateOf(rule, blockSize, tensors[tensor]),
      })),
      unsoundBlocks: unsoundBlocks(rule, start.length, blockSize),
      limits: (kind: "replay" | "run", step: number) =>
        kind === "replay" || step === 1 ? gpuStep(rule, (hyper.weightDecay ?? 0) > 0) : GPU_RUN,
    };
    return runChecks(run, context);
  });
}

function stateOf(rule: Rule, blockSize: number, tensor: TensorJson): OptimizerState {
  const { state1, absmax1, state2, absmax2 } = tensor;
  return {
    params: floatsOf(tensor.params),
    states: recordedStates(rule, blockSize, {
      state1: { codes: codesOf(state1), absmax: floatsOf(absmax1) },
      state2: state2 && absmax2 ? { codes: codesOf(state2), absmax: floatsOf(absmax2) } : undefined,
    }),
  };
}

/**
 * Limits of one step compared with a GPU (README of the cuda-trajectories). A GPU rounds differently: it has
 * fused multiply-adds and approximate division, square root and power.
 */
function gpuStep(rule: Rule, decays: boolean): Limits {
  return {
    codes: { share: 0.001, distance: 1 },
    absmax: rule.states.map(() => 1e-6),
    params: {
      absolute: decays ? 8e-7 : 6e-8,
      // The README's "4e-6 where the parameter has reached 30" is one ulp of the value, 2^-23 of it. A share
      // of the update is added: the GPU computes 1 - beta^t from a float32 power, with an error of about 1e-7
      // / (1 - beta^t).
      ofValue: 2 ** -23,
      ofChange: 1e-6,
      share: signFlips(rule),
    },
  };
}

/**
 * Limits of the whole run compared with a GPU: those of KERNEL_RUN, but the mean is over the close parameters
 * only. If a second moment is stored as 0, a step may have a length of 30 (see the README), so that one code
 * that differs because of a tie would dominate the mean.
 */
const GPU_RUN: Limits = { ...KERNEL_RUN, params: { ...KERNEL_RUN.params, meanOf: "close" } };
