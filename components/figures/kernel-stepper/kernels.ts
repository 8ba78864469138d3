import absmax from "@/lib/gpu/kernels/parts/absmax.wgsl";
import absmaxSubgroups from "@/lib/gpu/kernels/parts/absmax-subgroups.wgsl";
import lines from "@/lib/gpu/kernels/parts/encode-lines.wgsl";
import tables from "@/lib/gpu/kernels/parts/tables.wgsl";
import step8 from "@/lib/gpu/kernels/step8.wgsl";
import { ruleSource } from "@/lib/gpu/ruleKernels";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Stage } from "./figure";
import type { Reduction } from "./reduction";
import { functionOf, linesOf, type SourceLine } from "./wgsl";

/** The lines of a function of a kernel; `lit` lines belong to the current stage and are highlighted. */
export interface Listing {
  readonly file: string;
  readonly lines: readonly (SourceLine & { readonly lit: boolean })[];
}

const FOLDER = "lib/gpu/kernels";

/** Returns the lines of the function `name`. */
function listing(file: string, source: string, name: string, isLit: (line: SourceLine) => boolean): Listing {
  return {
    file: `${FOLDER}/${file}`,
    lines: functionOf(linesOf(source), name).map((line) => ({ ...line, lit: isLit(line) })),
  };
}

/** Selects the body of a function. */
const isBody = ({ text }: SourceLine) => text === "" || text.startsWith(" ");

/** Returns the main function of the kernel, with the lines of a stage highlighted. */
export const mainListing = (stage: Stage): Listing =>
  listing("step8.wgsl", step8, "main", ({ stages }) => stages.includes(stage));

/** Returns the function that the main function calls for a stage, with the lines of the stage highlighted. */
export function calledListing(stage: Stage, rule: string, reduction: Reduction): Listing {
  switch (stage) {
    case "load":
    case "dequantize":
      return listing("parts/tables.wgsl", tables, stage === "load" ? "load_values" : "decode", isBody);
    case "absmax":
      return reduction === "workgroup"
        ? listing("parts/absmax.wgsl", absmax, "agree_on_absmax", isBody)
        : listing("parts/absmax-subgroups.wgsl", absmaxSubgroups, "agree_on_absmax", isBody);
    case "quantize":
      return listing("parts/encode-lines.wgsl", lines, "position", isBody);
    case "store":
      return listing("parts/encode-lines.wgsl", lines, "packed", isBody);
    default:
      return listing(`rules/${rule}.wgsl`, ruleSource(ruleNamed(rule)), "update", ({ stages }) =>
        stages.includes(stage),
      );
  }
}
