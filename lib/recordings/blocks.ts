import recorded from "./bench-blocks-h100.json" with { type: "json" };
import type { RecordedKernels } from "./kernels";

/** A recorded run of `npm run bench -- kernels --blocks ...`: steps of Adam at many block sizes. */
// The import types a string of the JSON as any string; the test checks the values.
export const RECORDED_BLOCKS = recorded as unknown as RecordedKernels;

const stepsOf = (bits: 8 | 32) =>
  RECORDED_BLOCKS.results.filter((line) => line.kernel === "step" && line.bits === bits);

/** Nanoseconds a parameter of the 8-bit step, by block size, ascending. */
export const STEP_TIMES: readonly { readonly blockSize: number; readonly ns: number }[] = stepsOf(8)
  .map(({ blockSize, nsPerValue }) => ({ blockSize: blockSize!, ns: nsPerValue }))
  .sort((a, b) => a.blockSize - b.blockSize);

/** Nanoseconds a parameter of the 32-bit step, which has no blocks. */
export const STEP_TIME_32 = stepsOf(32)[0].nsPerValue;

/** Device and date of the run: "H100, 2026-11-22". */
export const TIMED_ON = `${/[ah]\d{3}/.exec(RECORDED_BLOCKS.device)?.[0].toUpperCase()}, ${RECORDED_BLOCKS.date.slice(0, 10)}`;
