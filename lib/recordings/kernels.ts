import type { KernelTiming } from "@/lib/gpu/kernelTiming";
import h100 from "./bench-kernels-h100.json" with { type: "json" };

/** A recorded run of `npm run bench -- kernels`. */
export interface RecordedKernels {
  /** When the run began, ISO 8601. */
  readonly date: string;
  readonly command: string;
  /** The adapter's own name. */
  readonly device: string;
  readonly driver: string;
  readonly results: readonly KernelTiming[];
}

/** The recorded run on an H100. */
// The import types a string of the JSON as any string; the test checks the values.
export const RECORDED_KERNELS = h100 as unknown as RecordedKernels;

/** Returns the device of a run as people write it: "NVIDIA H100 80GB HBM3". */
export const deviceWords = ({ device }: RecordedKernels): string => device.replaceAll("-", " ").toUpperCase();

/** The kernel, its number of parameters, and those settings that a line must have. */
export type Asked = Pick<KernelTiming, "kernel" | "n"> &
  Partial<Pick<KernelTiming, "rule" | "bits" | "blockSize">>;

/** Returns the first line of a run with these settings; undefined if nothing of that kind was measured. */
export const timingOf = (results: readonly KernelTiming[], asked: Asked): KernelTiming | undefined =>
  results.find((line) =>
    (Object.entries(asked) as [keyof Asked, unknown][]).every(([name, value]) => line[name] === value),
  );

/** Returns the names of the rules whose steps were timed, in the order of the run. */
export const recordedRules = (): readonly string[] => [
  ...new Set(RECORDED_KERNELS.results.map(({ rule }) => rule).filter((rule) => rule !== undefined)),
];

/** Returns the numbers of parameters at which a run timed steps, ascending. */
export const sizesOf = (results: readonly KernelTiming[]): number[] =>
  [...new Set(results.filter(({ kernel }) => kernel === "step").map(({ n }) => n))].sort((a, b) => a - b);
