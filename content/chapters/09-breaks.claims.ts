import { type ClaimTable, claim } from "@/components/prose/claims";
import { FAULTS } from "@/lib/faults";
import { FAMILIES } from "@/lib/faults/fault";
import { OLD_BLOCK_SIZE } from "@/lib/faults/oldBlocks";
import { PATIENT } from "@/lib/faults/patient";
import { clinicNumbers, visibleInLoss } from "@/lib/findings/clinic";
import { brokenMap } from "@/lib/numerics/brokenMap";

/** The claims of chapter 9. */
export const claims: ClaimTable = {
  "five-families": claim(
    () => ({ families: Object.keys(FAMILIES).length }),
    ({ families }) => families === 5,
  ),
  "loss-tells-less-than-half": claim(
    () => ({ visible: visibleInLoss(), faults: FAULTS.length }),
    ({ visible, faults }) => visible < faults / 2,
  ),
  "a-table-test-finds-it": claim(
    () => ({ entries: brokenMap().length, last: brokenMap()[255] }),
    ({ entries, last }) => entries !== 256 && last < 1,
  ),
  "leaps-hide-from-the-loss": claim(
    () => {
      const { lossRatio, longestMove } = clinicNumbers("zero-second-moment");
      return { lossRatio, longestMove };
    },
    ({ lossRatio, longestMove }) => Math.abs(lossRatio - 1) < 0.01 && longestMove > 100,
  ),
  "an-eighth-of-the-scales": claim(
    () => ({ ratio: OLD_BLOCK_SIZE / PATIENT.blockSize }),
    ({ ratio }) => ratio === 8,
  ),
  "a-resume-is-not-seen-before": claim(
    () => {
      const { sameUntilResume, moveAtResume } = clinicNumbers("moments-lost");
      return { sameUntilResume, moveAtResume };
    },
    ({ sameUntilResume, moveAtResume }) => sameUntilResume && moveAtResume > 2,
  ),
  "the-same-to-the-last-bit": claim(
    () => ({ same: clinicNumbers("silent-32").sameAs32 }),
    ({ same }) => same,
  ),
  "the-reference-is-wrong": claim(
    () => ({ lossRatio: clinicNumbers("lion-decay-in-sign").lossRatio }),
    ({ lossRatio }) => lossRatio > 1.1,
  ),
};
