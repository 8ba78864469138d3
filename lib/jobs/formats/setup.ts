/** The settings of the museum of formats, in a file of its own so that options need not load the numerics. */

/** The models whose gradients can go through the formats. */
export const STREAMS = [
  { name: "words", label: "a language model" },
  { name: "points", label: "points in the plane" },
] as const;
/** Name of a model. */
export type StreamName = (typeof STREAMS)[number]["name"];

/** How the moments are stored in the museum. */
export const STORINGS = [
  { name: "each", label: "at every step" },
  { name: "once", label: "once" },
] as const;
/**
 * "each": every format keeps moments of its own, which it stores after each step and reads before the next, so that
 * errors add up. "once": the moments of 32-bit state are stored at each step and never read by a later one.
 */
export type StoringName = (typeof STORINGS)[number]["name"];

/** Which run the numbers come from. */
export interface MuseumSetup {
  readonly gradients: StreamName;
  readonly storing: StoringName;
  /** Number of steps, 1 or more. */
  readonly steps: number;
  readonly seed: number;
}

/** A training run with the state in one format, beside a run with 32-bit state. */
export interface LaneSetup {
  readonly gradients: StreamName;
  /** Name of a format. */
  readonly format: string;
  readonly seed: number;
}
