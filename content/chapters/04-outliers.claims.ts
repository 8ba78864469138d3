import { type ClaimTable, claim } from "@/components/prose/claims";
import { MIXED_SCALE } from "@/lib/findings/setups";
import { stepsToRecover } from "@/lib/jobs/outlier/findings";
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { AT, home, mixed, outlier } from "./04-outliers.values";

/** The claims of chapter 4. */
export const claims: ClaimTable = {
  "other-blocks-are-untouched": claim(
    () => {
      const { hit, clean } = outlier({}).blocks;
      const changed = hit.r.absmax.flatMap((absmax, t) =>
        [...absmax.keys()].filter((b) => b !== home && absmax[b] !== clean.r.absmax[t][b]),
      );
      return { blocks: hit.r.absmax[AT].length, changed: changed.length };
    },
    ({ blocks, changed }) => blocks === 16 && changed === 0,
  ),
  "one-value-changed": claim(
    () => {
      const library = makeMap("dynamic", { bits: 8, signed: false }).values;
      const above = makeMap("dynamic-above-zero", { bits: 8, signed: false }).values;
      return {
        changed: [...above.keys()].filter((code) => above[code] !== library[code]),
        half: above[0] === library[1] / 2,
      };
    },
    ({ changed, half }) => changed.length === 1 && changed[0] === 0 && half,
  ),
  "usual-memory-outlasts-the-run": claim(
    () => {
      const { whole, blocks } = outlier({ beta2: adam.defaults.beta2 });
      return { whole: stepsToRecover(whole, "r", AT + 1), blocks: stepsToRecover(blocks, "r", AT + 1) };
    },
    ({ whole, blocks }) => whole === undefined && blocks === undefined,
  ),
  "small-rows-are-near-epsilon": claim(
    () => ({ times: MIXED_SCALE.size / MIXED_SCALE.ratio / adam.defaults.epsilon }),
    ({ times }) => Math.abs(times - 10) < 0.1,
  ),
  "blocks-of-a-row-repair": claim(
    () => ({ zeros: mixed({ size: 1, ratio: 3000, silent: true, blockSize: 64 }).zeroR }),
    ({ zeros }) => zeros === 0,
  ),
  "dynamic-needs-a-hundred-times": claim(
    () => {
      const zeros = (map: string, factor: number) =>
        outlier({ steps: AT + 1, map, factor }).whole.hit.r.zeros[AT];
      return { linear: zeros("linear", 100), dynamic: zeros("dynamic", 10_000) };
    },
    ({ linear, dynamic }) => Math.abs(linear - dynamic) < 0.1,
  ),
};
