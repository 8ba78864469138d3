import type { Schedule } from "./stepHyper";

/** Hyper-parameters whose learning rate may be a function of the number of the step, from 1. */
export type Scheduled<H extends object> = {
  readonly [K in keyof H]?: K extends "learningRate" ? H[K] | Schedule : H[K];
};

/** Hyper-parameters of Adam. */
export interface AdamOptions {
  /** Size of a step, at least 0. */
  readonly learningRate?: number;
  /** Share of the first moment that stays at each step, at least 0 and below 1. */
  readonly beta1?: number;
  /** Share of the second moment that stays at each step, at least 0 and below 1. */
  readonly beta2?: number;
  /**
   * Added to the root of the second moment. 1e-7 by default, as in tf.train.adam; the reference library takes
   * 1e-8.
   */
  readonly epsilon?: number;
  /** Decoupled weight decay, at least 0: parameters shrink by learningRate * weightDecay a step. */
  readonly weightDecay?: number;
  /**
   * 1: shorten a tensor's step while its gradients grow faster than the second moment follows, as StableAdamW
   * does. 0 (the default): do not.
   */
  readonly updateClip?: 0 | 1;
}
