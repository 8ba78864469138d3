import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { KernelTiming } from "@/lib/gpu/kernelTiming";
import { printMi } from "@/lib/jobs/timing/printMi";
import type { TimingPart, TimingRequest } from "@/lib/jobs/timing/timeKernels";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Values } from "@/lib/options/options";
import { deviceWords, RECORDED_KERNELS, sizesOf, timingOf } from "@/lib/recordings/kernels";
import { OWN_SIZES, type rooflineOptions } from "./figure";

export type RooflineOptions = Values<typeof rooflineOptions>;

/** One measured kernel: the bytes that it must move for a parameter, and the time that it takes. */
export interface Point {
  readonly label: string;
  /** None for the copy. */
  readonly bits?: KernelTiming["bits"];
  readonly bytes: number;
  readonly ns: number;
  /** Of the copy's rate, by the bytes of the formula. */
  readonly share: number;
}

/** One device's run at one size. */
export interface Measured {
  readonly device: string;
  readonly n: number;
  readonly copy: Point;
  /** As far as they have been timed. */
  readonly in32?: Point;
  readonly in8?: Point;
  /** How many times faster the 8-bit step is; and how many times fewer bytes it moves. */
  readonly faster?: number;
  readonly fewer?: number;
  /** The rule and the block size, where a recorded run has no step of them. */
  readonly missing?: string;
  /** The same of other rules, to compare. */
  readonly others: readonly Point[];
}

const MI = 2 ** 20;

/** The size of a run that is nearest to the one asked for, by ratio. */
export const nearestSize = (sizes: readonly number[], wanted: number): number =>
  sizes.reduce((best, n) => (Math.abs(Math.log(n / wanted)) < Math.abs(Math.log(best / wanted)) ? n : best));

function pointOf(timing: KernelTiming): Point {
  const { rule, bits, bytesPerValue, nsPerValue, shareOfCopy } = timing;
  const label = rule ? `${bits}-bit ${ruleNamed(rule).label}` : "copy";
  return { label, bits, bytes: bytesPerValue, ns: nsPerValue, share: shareOfCopy };
}

interface Chosen {
  readonly rule: string;
  readonly blockSize: number;
  readonly n: number;
  readonly others: boolean;
}

function measuredOf(device: string, results: readonly KernelTiming[], chosen: Chosen): Measured | null {
  const { rule, blockSize, n } = chosen;
  const copy = timingOf(results, { kernel: "copy", n });
  if (!copy) return null;
  const step32 = timingOf(results, { kernel: "step", rule, bits: 32, n });
  const step8 = timingOf(results, { kernel: "step", rule, bits: 8, blockSize, n });
  const isOther = (line: KernelTiming) =>
    line.kernel === "step" &&
    line.n === n &&
    line.rule !== rule &&
    // AdamW is Adam with another default; its mark would hide Adam's.
    line.rule !== "adamw" &&
    (line.bits === 32 || (line.bits === 8 && line.blockSize === blockSize));
  return {
    device,
    n,
    copy: pointOf(copy),
    in32: step32 && pointOf(step32),
    in8: step8 && pointOf(step8),
    faster: step32 && step8 && step32.ms / step8.ms,
    fewer: step32 && step8 && step32.bytesPerValue / step8.bytesPerValue,
    others: chosen.others ? results.filter(isOther).map(pointOf) : [],
  };
}

/**
 * Returns the recorded run at the size that is nearest to the one asked for. A rule without a recording is named as
 * missing: only the copy is shown, and the other rules if they are asked for.
 */
export function recordedOf(
  { rule, blockSize, size, others }: RooflineOptions,
  recorded = RECORDED_KERNELS,
): Measured {
  const { results } = recorded;
  const n = nearestSize(sizesOf(results), size * MI);
  const measured = measuredOf(deviceWords(recorded), results, { rule, blockSize, n, others })!;
  if (measured.in32 && measured.in8) return measured;
  return { ...measured, missing: `${ruleNamed(rule).label} with blocks of ${blockSize}` };
}

/** What the reader's GPU is asked to time. */
export const requestOf = ({ rule, blockSize }: RooflineOptions): TimingRequest => ({
  rule,
  blockSize,
  sizes: OWN_SIZES,
});

/** A run on the reader's own GPU. */
export interface OwnRun {
  readonly request: TimingRequest;
  readonly part: TimingPart;
}

/** The reader's run at the size that is nearest to the one asked for; null as long as nothing is timed. */
export function ownOf({ request, part }: OwnRun, size: number): Measured | null {
  const sizes = [...new Set(part.timings.map(({ n }) => n))];
  if (sizes.length === 0) return null;
  const n = nearestSize(sizes, size * MI);
  return measuredOf(part.device, part.timings, { ...request, n, others: false });
}

const times = (ratio: number) => `${Number(ratio.toPrecision(3))} times`;

/** What one run shows. */
export function findingOf(measured: Measured, software = false): string {
  const { device, in32, in8, faster, fewer, missing } = measured;
  if (missing) return `On ${device}, ${missing} was not measured here.`;
  if (!in32 || !in8 || !faster || !fewer) return `On ${device} the copy has been timed; the steps follow.`;
  const bytes = `${in8.label} moves ${times(fewer)} fewer bytes than ${in32.label}`;
  const ratio = faster >= 1 ? `${times(faster)} as fast` : `${times(1 / faster)} as slow`;
  const rate = `at ${printPercent(in8.share, 3)} of the rate of a copy`;
  if (software) {
    return `There is no GPU here: ${device} is a program on the CPU. A step with 8-bit state is ${ratio} there as one with 32-bit state, which says nothing of a GPU.`;
  }
  const why =
    in8.share > 0.9
      ? "it waits for memory"
      : in8.share > 0.6
        ? "memory is most of it, and not all"
        : "here something else than memory holds it up";
  return `On ${device}, ${bytes}, and its step is ${ratio}, ${rate}: ${why}.`;
}

/** The reader's own run first, where there is one. */
export function captionOf(recorded: Measured, own: Measured | null, software: boolean): string {
  return own ? `${findingOf(own, software)} ${findingOf(recorded)}` : findingOf(recorded);
}

/** Where a run comes from: size, and for the kept one date and command. */
export const originOf = (n: number) => {
  const { date, command } = RECORDED_KERNELS;
  return `Recorded on ${date.slice(0, 10)} with “${command}”, ${printMi(n)} parameters.`;
};

/** All points of both runs. */
export function tableOf(recorded: Measured, own: Measured | null): DataTable {
  const rows = (of: Measured) =>
    [of.copy, of.in32, of.in8, ...of.others]
      .filter((point) => point !== undefined)
      .map(({ label, bytes, ns, share }) => [
        of.device,
        printMi(of.n),
        label,
        Number(bytes.toPrecision(6)),
        Number(ns.toPrecision(6)),
        Number((100 * share).toPrecision(4)),
      ]);
  return {
    caption: "Bytes that a kernel must move for one parameter, and the time that it takes.",
    columns: [
      "device",
      "parameters",
      "kernel",
      "bytes a parameter",
      "ns a parameter",
      "% of the copy's rate",
    ],
    rows: [...(own ? rows(own) : []), ...rows(recorded)],
  };
}
