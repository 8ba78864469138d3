/**
 * The cases of the clinic of chapter 9 that a finding points to, by what the X-ray can see of them. The values are the
 * names of the faults in the clinic's list.
 */
export const CLINIC_CASES = {
  brokenMap: "unsigned-map-524",
  linearMap: "linear-maps",
  halfTable: "half-table",
  halfBytes: "half-bytes",
  zeroSecondMoment: "zero-second-moment",
  oneScale: "tensor-scale",
  sharedScale: "shared-scale",
  oldBlocks: "old-blocks",
  embedding8: "override-ignored",
  outputLayer8: "untied-output",
  silent32: "silent-32",
  thresholdTwice: "threshold-twice",
  momentsLost: "moments-lost",
  stepReset: "step-reset",
  scheduleZero: "schedule-zero",
  noDecay: "no-decay",
  bf16Weights: "bf16-weights",
} as const;

/** The name of a case of the clinic. */
export type ClinicCase = (typeof CLINIC_CASES)[keyof typeof CLINIC_CASES];
