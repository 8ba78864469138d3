import { printNumber, printPercent } from "@/components/charts/format";
import { readingAt } from "@/lib/jobs/microscope/reading";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import type { RunConfig } from "@/lib/training/config";
import { stepsOf } from "./model";

/** One line of a strip. */
export interface Series {
  readonly name: string;
  /** One value per step of the trace. */
  readonly values: Float32Array;
  readonly colour: string;
  readonly dashed: boolean;
}

/** One strip of the timeline: its title, its lines, and how values are printed. */
export interface Strip {
  readonly title: string;
  readonly series: readonly Series[];
  print(value: number): string;
}

/** The steps of a trace, and the strips over them. */
export interface Strips {
  readonly steps: Float64Array;
  readonly strips: readonly Strip[];
}

/**
 * Returns the strips of a trace: gradient, moments and updates of both lanes, and the rounding errors of the
 * 8-bit lane.
 */
export function stripsOf(trace: WeightTrace, config: RunConfig): Strips {
  const [from, to] = stepsOf(trace);
  const steps = Float64Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  const readings = Array.from(steps, (step) => readingAt(trace, config, step));
  const both = (read: (reading: (typeof readings)[number][number]) => number): Series[] =>
    ["32-bit", "8-bit"].map((name, lane) => ({
      name,
      values: Float32Array.from(readings, (lanes) => read(lanes[lane])),
      colour: lane === 0 ? "var(--bits32)" : "var(--bits8)",
      dashed: lane === 1,
    }));
  const eightBit = (read: (reading: (typeof readings)[number][number]) => number): Series[] => [
    {
      name: "8-bit",
      values: Float32Array.from(readings, (lanes) => read(lanes[1])),
      colour: "var(--bits8)",
      dashed: false,
    },
  ];
  const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);
  return {
    steps,
    strips: [
      { title: "gradient g", series: both(({ gradient }) => gradient), print: printNumber },
      { title: "first moment m", series: both(({ states }) => states[0].stored), print: printNumber },
      { title: "second moment r", series: both(({ states }) => states[1].stored), print: printNumber },
      ...["m", "r"].map((symbol, k) => ({
        title: `rounding error of ${symbol}, of its value`,
        series: eightBit(({ states }) => share(states[k].stored - states[k].computed, states[k].computed)),
        print: (value: number) => printPercent(value),
      })),
      { title: "step of the weight", series: both(({ update }) => update), print: printNumber },
    ],
  };
}
