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
import { english, type RooflineWords } from "./messages";

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

function pointOf(timing: KernelTiming, t: RooflineWords): Point {
  const { rule, bits, bytesPerValue, nsPerValue, shareOfCopy } = timing;
  const label = rule ? t("step", { bits: String(bits), rule: ruleWord(rule, t) }) : t("copy");
  return { label, bits, bytes: bytesPerValue, ns: nsPerValue, share: shareOfCopy };
}

/** Returns the name of a rule. */
const ruleWord = (rule: string, t: RooflineWords) => t.named(`options.rule.${rule}`, ruleNamed(rule).label);

/** Returns a rule with its block size, in words. */
export const ruleWithBlocks = (
  { rule, blockSize }: { readonly rule: string; readonly blockSize: number },
  t: RooflineWords,
): string => t("ruleWithBlocks", { rule: ruleWord(rule, t), size: String(blockSize) });

interface Chosen {
  readonly rule: string;
  readonly blockSize: number;
  readonly n: number;
  readonly others: boolean;
}

function measuredOf(
  device: string,
  results: readonly KernelTiming[],
  chosen: Chosen,
  t: RooflineWords,
): Measured | null {
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
    copy: pointOf(copy, t),
    in32: step32 && pointOf(step32, t),
    in8: step8 && pointOf(step8, t),
    faster: step32 && step8 && step32.ms / step8.ms,
    fewer: step32 && step8 && step32.bytesPerValue / step8.bytesPerValue,
    others: chosen.others ? results.filter(isOther).map((timing) => pointOf(timing, t)) : [],
  };
}

/**
 * Returns the recorded run at the size that is nearest to the wanted size. A rule without a recording is
 * named in `missing`; the run then has the copy, and the other rules if the options ask for them.
 */
export function recordedOf(
  { rule, blockSize, size, others }: RooflineOptions,
  recorded = RECORDED_KERNELS,
  t = english,
): Measured {
  const { results } = recorded;
  const n = nearestSize(sizesOf(results), size * MI);
  const measured = measuredOf(deviceWords(recorded), results, { rule, blockSize, n, others }, t)!;
  if (measured.in32 && measured.in8) return measured;
  return { ...measured, missing: ruleWithBlocks({ rule, blockSize }, t) };
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
export function ownOf({ request, part }: OwnTiming, size: number, t = english): Measured | null {
  const sizes = [...new Set(part.timings.map(({ n }) => n))];
  if (sizes.length === 0) return null;
  const n = nearestSize(sizes, size * MI);
  return measuredOf(part.device, part.timings, { ...request, n, others: false }, t);
}

/** From these shares of the rate of a copy on, memory is all or most of the time of a step. */
const ALL_MEMORY = 0.9;
const MOSTLY_MEMORY = 0.6;

/**
 * Returns the finding of one run as a sentence.
 *
 * @param software whether the device is a program on the CPU, whose times do not describe a GPU
 */
export function findingOf(measured: Measured, software = false, t = english): string {
  const { device, in32, in8, faster, fewer, missing } = measured;
  if (missing) return t("finding.missing", { device, missing });
  if (!in32 || !in8 || !faster || !fewer) return t("finding.begun", { device });
  const times = (value: number) => t.print(String(Number(value.toPrecision(3))));
  const ratio =
    faster >= 1 ? t("ratio.fast", { times: times(faster) }) : t("ratio.slow", { times: times(1 / faster) });
  if (software) return t("finding.software", { device, ratio });
  const why = in8.share > ALL_MEMORY ? "why.memory" : in8.share > MOSTLY_MEMORY ? "why.mostly" : "why.other";
  return t("finding", {
    device,
    in8: in8.label,
    fewer: times(fewer),
    in32: in32.label,
    ratio,
    share: t.print(printPercent(in8.share, 3)),
    why: t(why),
  });
}

/**
 * Returns the caption: the finding of the reader's own run, if there is one, before that of the recorded run.
 */
export function captionOf(recorded: Measured, own: Measured | null, software: boolean, t = english): string {
  const finding = findingOf(recorded, false, t);
  return own ? t("caption", { own: findingOf(own, software, t), recorded: finding }) : finding;
}

/** Returns a sentence with the date, the command and the size of the recorded run. */
export const originOf = (n: number, t = english) => {
  const { date, command } = RECORDED_KERNELS;
  return t("origin", { date: date.slice(0, 10), command, parameters: t.print(printMi(n)) });
};

const HEADS = ["device", "parameters", "kernel", "bytes", "ns", "share"] as const;

/** Returns all kernels of both runs as data. */
export function tableOf(recorded: Measured, own: Measured | null, t = english): DataTable {
  const rows = (of: Measured) =>
    [of.copy, of.in32, of.in8, ...of.others]
      .filter((point) => point !== undefined)
      .map(({ label, bytes, ns, share }) => [
        of.device,
        t.print(printMi(of.n)),
        label,
        Number(bytes.toPrecision(6)),
        Number(ns.toPrecision(6)),
        Number((100 * share).toPrecision(4)),
      ]);
  return {
    caption: t("table.caption"),
    columns: HEADS.map((head) => t(`table.${head}`)),
    rows: [...(own ? rows(own) : []), ...rows(recorded)],
  };
}
