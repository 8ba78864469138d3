import absmax from "@/lib/gpu/kernels/parts/absmax.wgsl";
import absmaxSubgroups from "@/lib/gpu/kernels/parts/absmax-subgroups.wgsl";
import lines from "@/lib/gpu/kernels/parts/encode-lines.wgsl";
import tables from "@/lib/gpu/kernels/parts/tables.wgsl";
import step8 from "@/lib/gpu/kernels/step8.wgsl";
import { ruleSource } from "@/lib/gpu/ruleKernels";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Stage } from "./figure";
import { functionOf, linesOf, type SourceLine } from "./wgsl";

/** A function of a kernel, and which of its lines a stage lights. */
export interface Listing {
  readonly file: string;
  readonly lines: readonly (SourceLine & { readonly lit: boolean })[];
}

const FOLDER = "lib/gpu/kernels";

function listing(file: string, source: string, name: string, isLit: (line: SourceLine) => boolean): Listing {
  return {
    file: `${FOLDER}/${file}`,
    lines: functionOf(linesOf(source), name).map((line) => ({ ...line, lit: isLit(line) })),
  };
}

const everything = ({ text }: SourceLine) => text === "" || text.startsWith(" ");

/** The kernel itself, with the lines of the stage. */
export const mainListing = (stage: Stage): Listing =>
  listing("step8.wgsl", step8, "main", ({ stages }) => stages.includes(stage));

/** The function that does the work of a stage; where the kernel does it itself, the one that the stage leads to. */
export function calledListing(stage: Stage, rule: string, means: "workgroup" | "subgroup"): Listing {
  switch (stage) {
    case "load":
    case "dequantize":
      return listing("parts/tables.wgsl", tables, stage === "load" ? "load_values" : "decode", everything);
    case "absmax":
      return means === "workgroup"
        ? listing("parts/absmax.wgsl", absmax, "agree_on_absmax", everything)
        : listing("parts/absmax-subgroups.wgsl", absmaxSubgroups, "agree_on_absmax", everything);
    case "quantize":
      return listing("parts/encode-lines.wgsl", lines, "position", everything);
    case "store":
      return listing("parts/encode-lines.wgsl", lines, "packed", everything);
    default:
      return listing(`rules/${rule}.wgsl`, ruleSource(ruleNamed(rule)), "update", ({ stages }) =>
        stages.includes(stage),
      );
  }
}
