import muon from "./muon-linear.json" with { type: "json" };

/** One training of a character model with both lanes, from `npm run train`. */
export interface MuonRun {
  readonly rule: string;
  readonly seed: number;
  /** Perplexity on held-out text: 32-bit state, then 8 bits with the linear map in blocks of 2048. */
  readonly heldOut: readonly (number | null)[];
  /** Loss of the last step, in the same order; null if it is not finite. */
  readonly lastLoss: readonly (number | null)[];
}

/**
 * Muon with its momentum in evenly spaced codes, in blocks of 2048, and Adam with both moments stored so. Kernels of
 * hidden layers are in 8 bits; embedding, positions and output layer keep 32 bits. The file names device, date and
 * command.
 */
export const RECORDED_MUON = muon as {
  readonly device: string;
  readonly date: string;
  /** The command of a run; RULE, RATE and SEED stand for its own. */
  readonly command: string;
  readonly parameters: number;
  readonly steps: number;
  readonly runs: readonly MuonRun[];
};
