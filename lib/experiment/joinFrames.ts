import type { Frame } from "./protocol";

/** Two frames that follow each other as one: all steps, and the state of things after the later one. */
export function joinFrames(earlier: Frame, later: Frame): Frame {
  const join = (before: readonly Float32Array[], after: readonly Float32Array[]) =>
    before.map((values, i) => Float32Array.of(...values, ...after[i]));
  return {
    ...later,
    firstStep: earlier.firstStep,
    losses: join(earlier.losses, later.losses),
    cosines: join(earlier.cosines, later.cosines),
  };
}
