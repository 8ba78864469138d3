import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { OwnRun } from "@/components/live/useTiming";
import type { KernelTiming } from "@/lib/gpu/kernelTiming";
import type { TimingPart, TimingRequest } from "@/lib/jobs/timing/timeKernels";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Values } from "@/lib/options/options";
import { printMi } from "@/lib/options/words";
import { deviceWords, RECORDED_KERNELS, sizesOf, timingOf } from "@/lib/recordings/kernels";
import { OWN_SIZES, type rooflineOptions } from "./figure";

/** Values of the options of the figure. */
export type RooflineOptions = Values<typeof rooflineOptions>;

/** One timed kernel: the bytes that it must move for a parameter, and its time. */
export interface Point {
  readonly label: string;
  /** Undefined for the copy. */
  readonly bits?: KernelTiming["bits"];
  /** Bytes per parameter, by the formula. */
  readonly bytes: number;
  /** Nanoseconds per parameter. */
  readonly ns: number;
  /** Bytes per second, as a share of the copy's. */
  readonly share: number;
}

/** The timings of one device at one size. */
export interface Measured {
  readonly device: string;
  /** Number of parameters. */
  readonly n: number;
  readonly copy: Point;
  /** Undefined until they have been timed. */
  readonly in32?: Point;
  readonly in8?: Point;
  /** Time of the 32-bit step over that of the 8-bit step, and the same ratio of their bytes. */
  readonly faster?: number;
  readonly fewer?: number;
  /** The rule and the block size, in words, if the recorded run has no step of them. */
  readonly missing?: string;
  /** Steps of other rules, for comparison. */
  readonly others: readonly Point[];
}

const MI = 2 ** 20;

/** Returns the size of a run that is nearest to the wanted size, by ratio. */
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
    // AdamW is Adam with another default: its mark would cover that of Adam.
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
 * Returns the recorded run at the size that is nearest to the wanted size. A rule without a recording is
 * named in `missing`; the run then has the copy, and the other rules if the options ask for them.
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

/** Returns the timing that the options ask of the reader's GPU. */
export const requestOf = ({ rule, blockSize }: RooflineOptions): TimingRequest => ({
  rule,
  blockSize,
  sizes: OWN_SIZES,
});

/** A timing of the reader's GPU. */
export type OwnTiming = OwnRun<TimingRequest, TimingPart>;

/**
 * Returns the reader's run at the size that is nearest to the wanted size; null before the first timing.
 *
 * @param size wanted number of parameters, in units of 2^20
 */
export function ownOf({ request, part }: OwnTiming, size: number): Measured | null {
  const sizes = [...new Set(part.timings.map(({ n }) => n))];
  if (sizes.length === 0) return null;
  const n = nearestSize(sizes, size * MI);
  return measuredOf(part.device, part.timings, { ...request, n, others: false });
}

const times = (ratio: number) => `${Number(ratio.toPrecision(3))} times`;

/**
 * Returns the finding of one run as a sentence.
 *
 * @param software whether the device is a program on the CPU, whose times do not describe a GPU
 */
export function findingOf(measured: Measured, software = false): string {
  const { device, in32, in8, faster, fewer, missing } = measured;
  if (missing) return `On ${device}, ${missing} was not measured here.`;
  if (!in32 || !in8 || !faster || !fewer) return `On ${device} the copy has been timed; the steps follow.`;
  const bytes = `${in8.label} moves ${times(fewer)} fewer bytes than ${in32.label}`;
  const ratio = faster >= 1 ? `${times(faster)} as fast` : `${times(1 / faster)} as slow`;
  const rate = `at ${printPercent(in8.share, 3)} of the rate of a copy`;
  if (software) {
    return `There is no GPU here: ${device} is a program on the CPU. A step with 8-bit state is ${ratio} there as one with 32-bit state, which says nothing about a GPU.`;
  }
  const why =
    in8.share > 0.9
      ? "it waits for memory"
      : in8.share > 0.6
        ? "memory is most of its time, but not all"
        : "something other than memory limits it here";
  return `On ${device}, ${bytes}, and its step is ${ratio}, ${rate}: ${why}.`;
}

/**
 * Returns the caption: the finding of the reader's own run, if there is one, before that of the recorded run.
 */
export function captionOf(recorded: Measured, own: Measured | null, software: boolean): string {
  return own ? `${findingOf(own, software)} ${findingOf(recorded)}` : findingOf(recorded);
}

/** Returns a sentence with the date, the command and the size of the recorded run. */
export const originOf = (n: number) => {
  const { date, command } = RECORDED_KERNELS;
  return `Recorded on ${date.slice(0, 10)} with “${command}”, ${printMi(n)} parameters.`;
};

/** Returns all kernels of both runs as data. */
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
