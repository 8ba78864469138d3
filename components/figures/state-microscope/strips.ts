import { printNumber, printPercent } from "@/components/charts/format";
import { readingAt } from "@/lib/jobs/microscope/reading";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import type { RunConfig } from "@/lib/training/config";
import { english } from "./messages";
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
  /** Prints a value in the English notation. */
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
export function stripsOf(trace: WeightTrace, config: RunConfig, t = english): Strips {
  const [from, to] = stepsOf(trace);
  const steps = Float64Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  const readings = Array.from(steps, (step) => readingAt(trace, config, step));
  const both = (read: (reading: (typeof readings)[number][number]) => number): Series[] =>
    [t("microscope.lane.32"), t("microscope.lane.8")].map((name, lane) => ({
      name,
      values: Float32Array.from(readings, (lanes) => read(lanes[lane])),
      colour: lane === 0 ? "var(--bits32)" : "var(--bits8)",
      dashed: lane === 1,
    }));
  const eightBit = (read: (reading: (typeof readings)[number][number]) => number): Series[] => [
    {
      name: t("microscope.lane.8"),
      values: Float32Array.from(readings, (lanes) => read(lanes[1])),
      colour: "var(--bits8)",
      dashed: false,
    },
  ];
  const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole);
  return {
    steps,
    strips: [
      {
        title: t("microscope.strip.gradient"),
        series: both(({ gradient }) => gradient),
        print: printNumber,
      },
      {
        title: t("microscope.strip.first"),
        series: both(({ states }) => states[0].stored),
        print: printNumber,
      },
      {
        title: t("microscope.strip.second"),
        series: both(({ states }) => states[1].stored),
        print: printNumber,
      },
      ...["m", "r"].map((symbol, k) => ({
        title: t("microscope.strip.rounding", { symbol }),
        series: eightBit(({ states }) => share(states[k].stored - states[k].computed, states[k].computed)),
        print: (value: number) => printPercent(value),
      })),
      { title: t("microscope.strip.update"), series: both(({ update }) => update), print: printNumber },
    ],
  };
}
