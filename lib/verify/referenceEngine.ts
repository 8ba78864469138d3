import { dequantize } from "@/lib/numerics/dequantize";
import { quantize } from "@/lib/numerics/quantize";
import { step8 } from "@/lib/numerics/step8";
import type { Engine } from "./engine";

/** Makes the engine of the readable reference, lib/numerics. */
export function referenceEngine(): Engine {
  return {
    device: "lib/numerics",
    quantize: async (x, map, blockSize) => quantize(x, map, blockSize),
    dequantize: async (quantized) => dequantize(quantized),
    async advance({ rule, hyper, blockSize, maps }, state, gradients, firstStep) {
      const params = state.params.slice();
      const states = state.states.map(({ codes, absmax }, k) => ({
        codes: codes.slice(),
        absmax: absmax.slice(),
        blockSize,
        map: rule.states[k].signed ? maps.signed : maps.unsigned,
      }));
      gradients.forEach((gradient, i) => {
        step8(rule, rule.prepare(hyper, firstStep + i), params, gradient, states);
      });
      return { params, states };
    },
    dispose: async () => {},
  };
}
