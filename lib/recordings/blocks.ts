import recorded from "./bench-blocks-h100.json" with { type: "json" };
import type { RecordedKernels } from "./kernels";

/** A run of `npm run bench -- kernels --blocks ...` that was kept: steps of Adam at many block sizes. */
// What a JSON file holds has the types of JavaScript only; a test looks at the rest.
export const RECORDED_BLOCKS = recorded as unknown as RecordedKernels;

const stepsOf = (bits: 8 | 32) =>
  RECORDED_BLOCKS.results.filter((line) => line.kernel === "step" && line.bits === bits);

/** Nanoseconds a parameter of an 8-bit step, by block size, ascending. */
export const STEP_TIMES: readonly { readonly blockSize: number; readonly ns: number }[] = stepsOf(8)
  .map(({ blockSize, nsPerValue }) => ({ blockSize: blockSize!, ns: nsPerValue }))
  .sort((a, b) => a.blockSize - b.blockSize);

/** The same of the 32-bit step, which has no blocks. */
export const STEP_TIME_32 = stepsOf(32)[0].nsPerValue;

/** "H100, 2026-11-22": what was timed, and when. */
export const TIMED_ON = `${/[ah]\d{3}/.exec(RECORDED_BLOCKS.device)?.[0].toUpperCase()}, ${RECORDED_BLOCKS.date.slice(0, 10)}`;
