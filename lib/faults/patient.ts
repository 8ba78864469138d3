/** The training run that every fault of the clinic is switched on in, as plain data. */
import type { Hyper } from "@/lib/numerics/rules/rule";

/** Sizes of the language model. No kernel is a whole number of blocks of 256, as in real models. */
export const VOCABULARY = 250;
/** Words that the model sees before the word that it predicts. */
export const CONTEXT = 3;
/** Numbers of a word's vector. */
export const WIDTH = 16;
/** Units of the hidden layer. */
export const HIDDEN = 60;
/** Samples of a step. */
export const BATCH = 24;

/** Number of steps of a run. */
export const CLINIC_STEPS = 120;
/** Every lane is saved after this number of steps, and loaded again: half of the failures need a resume. */
export const RESUME_STEP = 60;

/** The lanes of a run, by place: 32-bit state, sound 8-bit state, and the lane with the fault. */
export const LANES = { exact: 0, sound: 1, faulty: 2 } as const;

/** A run without its fault: what all lanes have in common, and how the 8-bit lanes store their state. */
export interface Patient {
  /** Seed of weights and batches, a whole number from 0. */
  readonly seed: number;
  /** A name of RULES. */
  readonly rule: string;
  /** Hyper-parameters that differ from the defaults of the rule. */
  readonly hyper: Hyper;
  /** A name of MAPS. */
  readonly map: string;
  /** Values that share one scale. */
  readonly blockSize: number;
  /** Tensors of fewer values keep 32-bit state. */
  readonly min8bitSize: number;
  /** Layers whose state stays in 32 bits. */
  readonly keep32: readonly string[];
  /** How the weights are stored: bf16 weights are rounded at random, up or down, after each step. */
  readonly weights: "float32" | "bf16";
}

/** The patient of a fault that asks for nothing else: Adam as this book recommends it. */
export const PATIENT: Patient = {
  seed: 1,
  rule: "adam",
  hyper: { learningRate: 0.01 },
  map: "dynamic-above-zero",
  blockSize: 256,
  // The library's 4096 would leave the hidden layer of so small a model in 32 bits.
  min8bitSize: 1024,
  keep32: ["embedding"],
  weights: "float32",
};
