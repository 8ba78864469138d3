/** The 8-bit step over wide blocks, which several workgroups share: two passes over memory. */
import type { Rule } from "@/lib/numerics/rules/rule";
import { storageBuffer } from "./buffers";
import { type Access, kernelFor } from "./kernel";
import type { KernelVariant } from "./kernelVariant";
import { STEP_QUADS } from "./sourceParts";
import type { State8, StepPlan } from "./state";
import { step8WideSources } from "./step8WideSources";
import { keyOf, TENSOR_ACCESS, takesQuads } from "./stepKernel";
import { encodeStoreAbsmax } from "./storeAbsmax";
import { type Shape, workgroupsOf } from "./tensor";

const ACCESS: readonly Access[] = ["uniform", "read", "write", "read", "uniform", "write"];

/** How a state in wide blocks steps. */
export interface WideStep {
  readonly step: StepPlan;
  /** The new absmax that the first pass of a step finds. */
  readonly fresh: GPUBuffer;
}

/** Returns how a state in wide blocks steps, with a buffer that the state has to free. */
export function wideStep(
  device: GPUDevice,
  rule: Rule,
  shape: Shape,
  label: string,
  { tensor, tables, codes, absmax }: Pick<State8, "tensor" | "tables" | "codes" | "absmax">,
  variantOf: () => KernelVariant,
): WideStep {
  const fresh = storageBuffer(device, `${label}: next absmax`, absmax.size);
  const step: StepPlan = {
    kernels: () => {
      const variant = variantOf();
      const sources = step8WideSources(rule, variant, takesQuads(shape));
      const key = `step8 ${keyOf(rule, shape)}, ${variant.key}, wide blocks`;
      const groups = [ACCESS, TENSOR_ACCESS];
      return [
        kernelFor(device, { key: `${key}, absmax`, source: sources.absmax, groups }),
        kernelFor(device, { key, source: sources.codes, groups }),
      ];
    },
    buffers: (coefficients) => [tensor, tables, codes, absmax, coefficients, fresh],
    workgroups: workgroupsOf(shape, STEP_QUADS),
    after: (pass) => encodeStoreAbsmax(pass, device, fresh, absmax),
  };
  return { step, fresh };
}
