import type { KernelTiming } from "@/lib/gpu/kernelTiming";
import h100 from "./bench-kernels-h100.json" with { type: "json" };

/** A run of `npm run bench -- kernels` that was kept. */
export interface RecordedKernels {
  /** When it began, as ISO 8601 has it. */
  readonly date: string;
  readonly command: string;
  /** As the adapter names itself. */
  readonly device: string;
  readonly driver: string;
  readonly results: readonly KernelTiming[];
}

// What a JSON file holds has the types of JavaScript only; a test looks at the rest.
export const RECORDED_KERNELS = h100 as unknown as RecordedKernels;

/** "nvidia-h100-80gb-hbm3" as people write it. */
export const deviceWords = ({ device }: RecordedKernels) => device.replaceAll("-", " ").toUpperCase();

/** What is asked of a run. */
export type Asked = Pick<KernelTiming, "kernel" | "n"> &
  Partial<Pick<KernelTiming, "rule" | "bits" | "blockSize">>;

/** The line of a run that answers, if there is one. */
export const timingOf = (results: readonly KernelTiming[], asked: Asked): KernelTiming | undefined =>
  results.find((line) =>
    (Object.entries(asked) as [keyof Asked, unknown][]).every(([name, value]) => line[name] === value),
  );

/** Numbers of parameters that a run has steps for, ascending. */
export const sizesOf = (results: readonly KernelTiming[]): number[] =>
  [...new Set(results.filter(({ kernel }) => kernel === "step").map(({ n }) => n))].sort((a, b) => a - b);
