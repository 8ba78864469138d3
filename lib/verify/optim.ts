/** Checks optimizer runs (optim.json and optim-edge.json). */
import type { Rule } from "@/lib/numerics/rules";
import type { Check, Context } from "./check";
import { decodeF32, decodeU8 } from "./decode";
import type { OptimizerState } from "./engine";
import { type HyperJson, recordedHyper, recordedRule, recordedStates, unsoundBlocks } from "./optimizers";
import { type Limits, type RecordedRun, runChecks } from "./recorded";

/** optim.json: runs with the gradients of optim-gradients.json. */
export interface OptimFile {
  readonly tensors: Readonly<Record<string, { readonly n: number; readonly param0_f32_b64: string }>>;
  readonly runs: readonly (Described & {
    readonly results: readonly { readonly tensor: string; readonly checkpoints: Checkpoints }[];
  })[];
}

/** optim-gradients.json: [steps, n] values, row-major. */
interface GradientsFile {
  readonly tensors: Readonly<Record<string, { readonly n: number; readonly grads_f32_b64: string }>>;
}

/** optim-edge.json: small cases with their own parameters and gradients. */
export interface EdgeFile {
  readonly cases: readonly (Described & {
    readonly n: number;
    readonly param0_f32_b64: string;
    readonly grads_f32_b64: string;
    readonly checkpoints: Checkpoints;
  })[];
}

interface Described {
  readonly id: string;
  readonly optimizer: string;
  readonly source: string;
  readonly block_size: number;
  readonly hyper: HyperJson;
  readonly state1_map?: string | null;
  readonly state2_map?: string | null;
  readonly note?: string;
}

type Checkpoints = Readonly<Record<string, Checkpoint>>;

interface Checkpoint {
  readonly param_f32_b64: string;
  readonly state1_u8_b64: string;
  readonly absmax1_f32_b64: string;
  readonly state2_u8_b64?: string;
  readonly absmax2_f32_b64?: string;
}

/** Returns the checks of all runs of optim.json. */
export function optimChecks(file: OptimFile, context: Context): Check[] {
  const gradients = context.beside("optim-gradients.json") as GradientsFile;
  return file.runs.flatMap((run) =>
    run.results.flatMap(({ tensor, checkpoints }) => {
      const start = decodeF32(file.tensors[tensor].param0_f32_b64);
      const rows = gradients.tensors[tensor].grads_f32_b64;
      return entryChecks(`${run.id} ${tensor}`, run, start, rows, checkpoints, context);
    }),
  );
}

/** Returns the checks of all cases of optim-edge.json. */
export function edgeChecks(file: EdgeFile, context: Context): Check[] {
  return file.cases.flatMap((entry) =>
    entryChecks(
      entry.id,
      entry,
      decodeF32(entry.param0_f32_b64),
      entry.grads_f32_b64,
      entry.checkpoints,
      context,
    ),
  );
}

function entryChecks(
  id: string,
  entry: Described,
  start: Float32Array,
  gradientRows: string,
  checkpoints: Checkpoints,
  context: Context,
): Check[] {
  let checks: Check[];
  try {
    checks = runChecks(recordedRun(id, entry, start, decodeF32(gradientRows), checkpoints, context), context);
  } catch (error) {
    // One entry fails with the reason, and the other entries of the file can still be checked.
    checks = [{ id, run: () => Promise.reject(error) }];
  }
  const informational = entry.note?.includes("INFORMATIONAL") ?? false;
  return checks.map((check) => ({ ...check, informational }));
}

function recordedRun(
  id: string,
  entry: Described,
  start: Float32Array,
  gradients: Float32Array,
  checkpoints: Checkpoints,
  { tables }: Context,
): RecordedRun {
  const rule = recordedRule(entry.optimizer);
  const n = start.length;
  const blockSize = entry.block_size;
  return {
    id,
    setting: {
      rule,
      hyper: recordedHyper(rule, entry.hyper),
      blockSize,
      maps: {
        signed: entry.state1_map ? tables.map(entry.state1_map) : tables.dynamic.signed,
        unsigned: entry.state2_map ? tables.map(entry.state2_map) : tables.dynamic.unsigned,
      },
    },
    start,
    gradient: (step) => gradients.subarray((step - 1) * n, step * n),
    snapshots: Object.entries(checkpoints)
      .map(([step, checkpoint]) => ({ step: Number(step), state: stateOf(rule, blockSize, checkpoint) }))
      .sort((a, b) => a.step - b.step),
    unsoundBlocks: unsoundBlocks(rule, n, blockSize),
    limits: limitsFor(entry.source, rule),
  };
}

function stateOf(rule: Rule, blockSize: number, checkpoint: Checkpoint): OptimizerState {
  const { state2_u8_b64: codes2, absmax2_f32_b64: absmax2 } = checkpoint;
  return {
    params: decodeF32(checkpoint.param_f32_b64),
    states: recordedStates(rule, blockSize, {
      state1: { codes: decodeU8(checkpoint.state1_u8_b64), absmax: decodeF32(checkpoint.absmax1_f32_b64) },
      state2: codes2 && absmax2 ? { codes: decodeU8(codes2), absmax: decodeF32(absmax2) } : undefined,
    }),
  };
}

/** Returns the limits by README rule 5 and its section "Back ends that differ". */
function limitsFor(source: string, rule: Rule): RecordedRun["limits"] {
  if (source === "cuda_kernel_source_ieee") {
    return (kind, step) => (kind === "run" && step > 2 ? KERNEL_RUN : kernelStep(rule));
  }
  // This back end has another algorithm (table search, no sign guard): only the parameters are compared, with
  // a wide limit.
  if (source === "cpu_backend_direct") return () => CPU_BACKEND;
  throw new Error(`source is "${source}", but must be cuda_kernel_source_ieee or cpu_backend_direct`);
}

const CPU_BACKEND: Limits = {
  params: { absolute: 0.03, ofChange: 0, ofValue: 0, share: 0, mean: 1e-4 },
};

/**
 * README rule 5 after steps 1 and 2. A replayed step has the same limits, because no error has accumulated.
 */
export function kernelStep(rule: Rule): Limits {
  return {
    codes: { share: 0.001, distance: 1 },
    // The second moment of a two-state optimizer may differ more than first moments.
    absmax: rule.states.map(({ signed }) => (signed ? 1e-5 : 1e-4)),
    params: { absolute: 1e-6, ofChange: 1e-4, ofValue: 0, share: signFlips(rule) },
  };
}

/** README rule 5 after later steps. */
export const KERNEL_RUN: Limits = {
  codes: { share: 0.005, distance: 255 },
  params: { absolute: 1e-6, ofChange: 1e-4, ofValue: 0, share: 0.005, mean: 1e-6 },
};

/**
 * Share of the parameters that may differ by any amount: Lion steps by a sign, which the last bit of a moment
 * may flip.
 */
export const signFlips = (rule: Rule): number => (rule.name === "lion" ? 0.001 : 0);
