import type { MemoryBytes } from "@/lib/planned/plan";
import type { BytesResult } from "@/lib/planned/record";
import recorded from "./bytes-h200.json" with { type: "json" };

/** A result of `npm run train -- --task bytes`, with the command that repeats it. */
export type RecordedBytes = Omit<BytesResult, "device" | "software"> & { readonly command: string };

/** The memory of one training: planned, counted by buffers, and as the driver reports it for the whole process. */
export interface RecordedPeak {
  readonly bits: number;
  readonly release: boolean;
  readonly planned: MemoryBytes;
  readonly plannedBytes: number;
  readonly countedBytes: number;
  /** Largest reading of nvidia-smi, MiB: the buffers, and what driver and Vulkan hold besides. */
  readonly deviceMiB: number;
}

/** One product of `npm run bench -- matmul`: speeds in 10^12 multiplications and additions a second. */
export interface RecordedProduct {
  readonly layer: string;
  readonly product: string;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly tiles: readonly { readonly tile: string; readonly teraflops: number }[];
  readonly tfjsTeraflops: number;
}

/** Everything that was recorded of the transformer on bytes of 85 million weights. */
export interface BytesRecording {
  readonly device: string;
  readonly date: string;
  readonly host: string;
  readonly text: string;
  /** 500 steps of both precisions over three seeds. */
  readonly long: RecordedBytes;
  /** 500 steps within 1 GiB. */
  readonly budget: RecordedBytes;
  /** 100 steps within 1 GiB with gradient release and checkpoints. */
  readonly saving: RecordedBytes;
  readonly peaks: { readonly command: string; readonly runs: readonly RecordedPeak[] };
  readonly products: {
    readonly command: string;
    readonly rows: number;
    readonly width: number;
    readonly results: readonly RecordedProduct[];
  };
}

/** The recorded trainings of the transformer on bytes, with 32-bit and with 8-bit state. */
export const RECORDED_BYTES = recorded as BytesRecording;
