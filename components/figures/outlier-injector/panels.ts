import { printCount, printPercent } from "@/components/charts/format";
import type { StateName } from "@/lib/jobs/outlier/findings";
import type { OutlierResult } from "@/lib/jobs/outlier/run";
import { english } from "./messages";

/** One line of a panel. The two runs differ by dash and width as well as by colour. */
export interface Series {
  readonly name: string;
  /** Used where the name does not fit. */
  readonly short: string;
  /** One value per step. */
  readonly values: Float32Array;
  /** The same run without the outlier, drawn pale. */
  readonly usual?: Float32Array;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly width?: number;
}

/** One panel of the timeline: its lines, the range of its axis, and how values are printed. */
export interface CurvePanel {
  readonly title: string;
  readonly series: readonly Series[];
  readonly domain: readonly [number, number];
  /** Prints a value in the English notation. */
  print(value: number): string;
}

/**
 * Returns the panels of one moment: codes in use, codes at zero, updates that are too long and, with
 * clipping, the angle by which it turns the update.
 */
export function panelsOf(result: OutlierResult, state: StateName, t = english): CurvePanel[] {
  const { setup, whole, blocks, turned } = result;
  const size = String(setup.blockSize);
  const one = { name: t("oneBlock"), short: t("oneBlock.short"), colour: "var(--ink)", width: 1.25 };
  const many = {
    name: t("blocksOf", { size }),
    short: t("blocksOf.short", { size }),
    colour: "var(--bits8)",
    dashed: true,
    width: 2,
  };
  const share = { domain: [0, 1] as const, print: (value: number) => printPercent(value) };
  const panels: CurvePanel[] = [
    {
      title: t("panel.used", { state }),
      series: [
        { ...one, values: whole.hit[state].used, usual: whole.clean[state].used },
        { ...many, values: blocks.hit[state].used, usual: blocks.clean[state].used },
      ],
      domain: [0, 256],
      print: printCount,
    },
    {
      title: t("panel.zeros", { state }),
      series: [
        { ...one, values: whole.hit[state].zeros, usual: whole.clean[state].zeros },
        { ...many, values: blocks.hit[state].zeros, usual: blocks.clean[state].zeros },
      ],
      ...share,
    },
    {
      title: t("panel.moved"),
      series: [
        { ...one, values: whole.hit.overshoot, usual: whole.clean.overshoot },
        { ...many, values: blocks.hit.overshoot, usual: blocks.clean.overshoot },
      ],
      ...share,
    },
  ];
  if (setup.percentile >= 100) return panels;
  const most = turned.reduce((a, b) => Math.max(a, b), 0);
  return [
    ...panels,
    {
      title: t("panel.turned"),
      series: [{ name: t("clipped"), short: t("clipped.short"), values: turned, colour: "var(--bits32)" }],
      domain: [0, Math.max(5, Math.ceil(most / 5) * 5)],
      print: (value) => `${Math.round(value)}°`,
    },
  ];
}
