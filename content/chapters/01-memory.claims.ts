import { type ClaimTable, claim } from "@/components/prose/claims";
import { budgetRun, planError, precisionGap, productSpeeds, seedSpread } from "@/lib/findings/bytes";
import { browser32, largestMemory, stepsThatDiffer } from "@/lib/findings/bytesInBrowser";
import { presetNamed } from "@/lib/findings/models";
import { runRace, vanished } from "@/lib/findings/optimizerRace";
import { OPTIMIZER_RACE } from "@/lib/findings/setups";
import { REFERENCE_MIN_8BIT_SIZE, stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { BROWSER_BYTES } from "@/lib/recordings/bytesInBrowser";
import { gpt2XlBias } from "./01-memory.values";

/** Returns the bits of one stored number of Adam's state of a tensor, by the library's rule of size. */
const bitsOf = (n: number) =>
  stateBytes(adam, n, { bits: 8, blockSize: 256, min8bitSize: REFERENCE_MIN_8BIT_SIZE }).bits;

/** The claims of chapter 1. */
export const claims: ClaimTable = {
  "wide-norms-get-8-bits": claim(
    () => ({
      wide: bitsOf(presetNamed("opt-6-7b")!.width),
      narrow: bitsOf(presetNamed("gpt-2-xl")!.width),
    }),
    ({ wide, narrow }) => wide === 8 && narrow === 32,
  ),
  "wide-biases-get-8-bits": claim(
    () => ({ bias: bitsOf(gpt2XlBias()), norm: bitsOf(presetNamed("gpt-2-xl")!.width) }),
    ({ bias, norm }) => bias === 8 && norm === 32,
  ),
  "bytes-fit-in-8-bits-only": claim(
    () => ({
      refused: budgetRun(32).refused?.kind,
      by: budgetRun(32).refused?.by,
      steps: budgetRun(8).loss?.length,
    }),
    ({ refused, by, steps }) => refused === "state" && by === "budget" && steps === 500,
  ),
  "bytes-precision-below-seeds": claim(
    () => ({ gap: precisionGap(), spread: seedSpread() }),
    ({ gap, spread }) => gap < spread / 10,
  ),
  "bytes-plan-is-exact": claim(
    () => ({ error: planError() }),
    ({ error }) => error === 0,
  ),
  "bytes-browser-is-node": claim(
    () => ({
      differ: stepsThatDiffer(),
      refused: browser32.refused?.tensor,
      inNode: BROWSER_BYTES.inNode.refused.tensor,
    }),
    ({ differ, refused, inNode }) => differ === 0 && refused === inNode,
  ),
  "bytes-browser-as-planned": claim(
    () => ({ shares: largestMemory().map(({ deviceMiB, plannedMiB }) => deviceMiB / plannedMiB) }),
    ({ shares }) => shares.every((share) => share > 1 && share < 1.0101),
  ),
  "bytes-products-faster": claim(
    () => ({ ...productSpeeds() }),
    ({ own, tfjs }) => own > tfjs && own < 2 * tfjs,
  ),
  "race-keeps-r": claim(
    () => ({ zeros: vanished(runRace(OPTIMIZER_RACE).memory[OPTIMIZER_RACE.step - 1]) }),
    ({ zeros }) => zeros === 0,
  ),
};
