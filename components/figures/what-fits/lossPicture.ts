import { printNumber } from "@/components/charts/format";
import type { WhatFitsLane } from "@/lib/jobs/whatFits/whatFits";
import { RECORDED_BYTES } from "@/lib/recordings/bytes";
import { english } from "./messages";

/** One line of losses. */
export interface LossLine {
  readonly bits: 32 | 8;
  readonly steps: readonly number[];
  /** Nats a byte, one for each of the steps. */
  readonly losses: readonly number[];
}

/** Losses over steps: those of the reader's own training, or those that were recorded. */
export interface LossPicture {
  /** Says what is drawn, and on which device it was trained. */
  readonly title: string;
  readonly lines: readonly LossLine[];
  /** The spread of the seeds with 32-bit state; absent for a training of one seed. */
  readonly band?: { readonly steps: readonly number[]; readonly low: number[]; readonly high: number[] };
  /** The last step of the axis. */
  readonly lastStep: number;
}

/**
 * Returns the recorded losses of a model that fits with both precisions: a band of seeds, and lines within it. The loss
 * before training is left out: it would leave no room for the differences.
 */
export function recordedLosses(t = english): LossPicture {
  const { device, long } = RECORDED_BYTES;
  const lines = long.runs.map(({ bits, heldOut = [] }) => {
    const trained = heldOut.filter(({ step }) => step > 0);
    return { bits, steps: trained.map(({ step }) => step), losses: trained.map(({ loss }) => loss) };
  });
  const wide = lines.filter(({ bits }) => bits === 32);
  const [{ steps }] = wide;
  const outermost = (outer: (...values: number[]) => number) =>
    steps.map((_, i) => outer(...wide.map(({ losses }) => losses[i])));
  const lastStep = steps[steps.length - 1];
  return {
    title: t("fits.loss.recorded", {
      device,
      millions: t.print(printNumber(long.parameters / 1e6)),
      seeds: wide.length,
    }),
    lines: lines.filter(({ bits }) => bits === 8),
    band: { steps, low: outermost(Math.min), high: outermost(Math.max) },
    lastStep,
  };
}

/** Returns the losses of the reader's own training; null before its first step. */
export function ownLosses(
  lanes: readonly WhatFitsLane[],
  device: string,
  steps: number,
  t = english,
): LossPicture | null {
  const lines = lanes
    .filter(({ losses }) => losses.length > 0)
    .map(({ bits, losses }) => ({ bits, steps: losses.map((_, i) => i + 1), losses }));
  if (lines.length === 0) return null;
  return { title: t("fits.loss.own", { device }), lines, lastStep: steps };
}

/** Returns a picture of losses in words. */
export function lossSentence({ title, lines, band }: LossPicture, t = english): string {
  const print = (loss: number) => t.print(loss.toFixed(2));
  const ends = lines.map(({ bits, steps, losses }) => {
    const [step, loss] = [steps[steps.length - 1], losses[losses.length - 1]];
    return t("fits.loss.end", { loss: print(loss), bits, step });
  });
  if (!band) return t("fits.loss.lines", { title, ends: t.list(ends) });
  const [low, high] = [band.low, band.high].map((losses) => print(losses[losses.length - 1]));
  return t("fits.loss.lineAndBand", { title, ends: t.list(ends), low, high });
}
