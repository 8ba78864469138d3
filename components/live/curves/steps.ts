import { type Domain, linearScale, type Scale } from "@/components/charts/scale";

/** Ends of the step axis, times powers of ten: the axis grows in jumps, not a little in each frame. */
const ENDS = [1, 1.5, 2, 3, 5, 7.5, 10];
/** A run of a few steps is not stretched over the whole width. */
const FEWEST_STEPS = 50;

/** The scale of the steps when `last` is the last one. */
export function stepScale(last: number, range: Domain): Scale {
  const wanted = Math.max(FEWEST_STEPS, last);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  const end = decade * ENDS.find((each) => each * decade >= wanted)!;
  return linearScale({ series: [], include: [0, end], range });
}
