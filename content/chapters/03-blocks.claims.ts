import { type ClaimTable, claim } from "@/components/prose/claims";
import { CURVE_VALUES } from "@/lib/findings/blockCurves";
import { stepTime } from "./03-blocks.values";

/** The claims of chapter 3. */
export const claims: ClaimTable = {
  "one-block-is-slower": claim(
    () => ({ blocks: stepTime(256), whole: stepTime(CURVE_VALUES) }),
    ({ blocks, whole }) => whole > 1.3 * blocks,
  ),
  "block-size-costs-no-time": claim(
    () => ({ small: stepTime(256), large: stepTime(2048) }),
    ({ small, large }) => Math.abs(small / large - 1) < 0.02,
  ),
};
