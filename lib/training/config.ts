/** The configuration of a run as plain data: it is posted to workers, stored and written into links. */
import type { MomentBits } from "@/lib/numerics/momentBits";

/** How one lane updates its weights, and how it stores the optimizer's state. */
export interface LaneConfig {
  /** A name of RULES. */
  readonly rule: string;
  /**
   * Hyper-parameters that differ from the rule's defaults. A learning rate given here replaces the learning
   * rate of the run for this lane, and later changes of the run's learning rate do not affect the lane.
   */
  readonly hyper: Readonly<Record<string, number>>;
  /**
   * Bits of one stored value, for all moments or for each moment of the rule: `{ m: 8, r: 32 }` shows whether
   * the storage of m alone changes a training. With 32, map, mapValues, blockSize, min8bitSize and keep32 have
   * no effect.
   */
  readonly bits: 32 | 8 | 4 | MomentBits;
  /**
   * A name of MAPS. The signed map of the family stores m and its unsigned map r; in 4 bits r is stored with
   * the linear map above zero. A family without signed maps, such as dynamic-above-zero, stores r, and m is
   * stored with the dynamic map (see lib/numerics/stateMaps.ts).
   */
  readonly map: string;
  /**
   * Values of a custom map, ascending, from 2 to as many as there are codes. It replaces `map` for m if it
   * has negative values, else for r.
   */
  readonly mapValues?: readonly number[];
  /**
   * Number of values that share one absmax; "tensor" makes each tensor one block, which 4-bit state and
   * bits per moment do not support.
   */
  readonly blockSize: number | "tensor";
  /** Tensors with fewer elements than this keep 32-bit state. */
  readonly min8bitSize: number;
  /**
   * Weights whose state stays in 32 bits at any size: the name of a layer (the part of a weight's name before
   * the slash: "embedding") or of one weight ("hidden1/kernel").
   */
  readonly keep32: readonly string[];
  /** Name of a fault of the clinic (lib/faults) that the lane's optimizer has; it runs on the CPU only. */
  readonly fault?: string;
}

/** A lane with a fault. */
export type FaultLaneConfig = LaneConfig & { readonly fault: string };

/** Whether a lane has a fault of the clinic. */
export const hasFault = (lane: LaneConfig): lane is FaultLaneConfig => lane.fault !== undefined;

/** Lanes of one run at most: as many as can be told apart in a picture. */
export const MAX_LANES = 6;

/** The configuration of a run. Two runs with equal configs give equal numbers on one engine. */
export interface RunConfig {
  /** A name of TASK_INFOS. */
  readonly task: string;
  /** Values of the task's own options: data set, noise, number of samples, ... */
  readonly taskOptions: Readonly<Record<string, string | number | boolean>>;
  /**
   * Data of the reader's own as text, instead of the built-in data; only for tasks with `TaskInfo.ownData`.
   */
  readonly ownData?: string;
  /** Width of the model, units: of its hidden layers, or of a token's vector. */
  readonly width: number;
  /** Samples a step; sequences a step for a language model. */
  readonly batchSize: number;
  /** Seed of data, initial weights and batches; a whole number from 0. */
  readonly seed: number;
  /** The run stops after this number of steps. */
  readonly maxSteps: number;
  /** Learning rate of all lanes whose `hyper` has none. */
  readonly learningRate: number;
  /** 1 to `MAX_LANES` lanes; the other lanes are compared with the first. */
  readonly lanes: readonly LaneConfig[];
}
