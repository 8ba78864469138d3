/** The weight and step that the reader looks at. */
import type { LaneRun } from "@/lib/training/laneRun";
import { type ToMicroscope, windowOf } from "./messages";

/** A weight around a step, as the page asks for it. */
export type Look = Extract<ToMicroscope, { type: "look" }>;

/** The weight and step that are looked at before the page asks for others. */
export const FIRST_LOOK: Look = { type: "look", tensor: 0, index: 0, step: 1 };

const within = (asked: number, most: number) => Math.max(0, Math.min(most, Math.floor(asked) || 0));

/** Moves tensor, index and step of a look into their ranges. */
export function lookInside({ tensors, config }: LaneRun, { tensor, index, step }: Look): Look {
  const sizes = tensors.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
  const place = within(tensor, sizes.length - 1);
  return {
    type: "look",
    tensor: place,
    index: within(index, sizes[place] - 1),
    step: Math.max(1, within(step, config.maxSteps)),
  };
}

/**
 * Returns a key of what a look shows when the run stands at step `now`: equal looks need no second replay.
 */
export function keyOfLook(run: LaneRun, look: Look, now: number): string {
  const { tensor, index, step } = lookInside(run, look);
  const { from, to } = windowOf(Math.min(step, Math.max(1, now)));
  return [tensor, index, from, Math.min(to, now)].join(" ");
}
