import { printTwoDigits } from "@/components/charts/format";
import type { ValueTable } from "@/components/prose/Value";
import { FAULTS } from "@/lib/faults";
import { OLD_BLOCK_SIZE } from "@/lib/faults/oldBlocks";
import { CLINIC_STEPS, PATIENT, RESUME_STEP } from "@/lib/faults/patient";
import { clinicNumbers, visibleInLoss } from "@/lib/findings/clinic";
import { brokenMap } from "@/lib/numerics/brokenMap";
import { stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { adamw } from "@/lib/numerics/rules/adamw";
import { percent, significant } from "../format";

const { beta1, beta2 } = adam.defaults;

/** A long run at an ordinary learning rate, for what the decay does in it. */
const LONG_RUN_STEPS = 10_000;
/** The exercise's tensor. */
const EXERCISE_VALUES = 8192;

/** Length of the first move after the moments were lost in a long run, in learning rates. */
const lostMove = (1 - beta1) / Math.sqrt(1 - beta2);
/** Length of a move with corrections of step 1 and moments of a long run, in learning rates. */
const resetMove = Math.sqrt(1 - beta2) / (1 - beta1);
/** Share that a weight without gradient loses by AdamW's decay in a long run. */
const decayed = 1 - (1 - adamw.defaults.learningRate * adamw.defaults.weightDecay) ** LONG_RUN_STEPS;

const scalesOf = (blockSize: number) => EXERCISE_VALUES / blockSize;

/** The numbers of chapter 9. */
export const values: ValueTable = {
  "breaks-faults": () => String(FAULTS.length),
  "breaks-visible": () => String(visibleInLoss()),
  "breaks-steps": () => String(CLINIC_STEPS),
  "breaks-resume": () => String(RESUME_STEP),
  "breaks-map-entries": () => String(brokenMap().length),
  "breaks-map-end": () => significant(brokenMap()[255], 2),
  "breaks-map-loss": () => percent(clinicNumbers("unsigned-map-524").lossRatio - 1, 0),
  "breaks-map-moves": () => printTwoDigits(clinicNumbers("unsigned-map-524").moveRatio),
  "breaks-zero-move": () => printTwoDigits(clinicNumbers("zero-second-moment").longestMove),
  "breaks-tensor-moves": () => printTwoDigits(clinicNumbers("tensor-scale").moveRatio),
  "breaks-old-block": () => OLD_BLOCK_SIZE.toLocaleString("en-US"),
  "breaks-new-block": () => String(PATIENT.blockSize),
  "breaks-lost-move": () => printTwoDigits(lostMove),
  "breaks-reset-move": () => printTwoDigits(resetMove),
  "breaks-decayed": () => percent(decayed, 0),
  "breaks-long-run": () => LONG_RUN_STEPS.toLocaleString("en-US"),
  "breaks-state-bytes": () => String(stateBytes(adam, 1, { bits: 32, blockSize: 1, min8bitSize: 0 }).total),
  "breaks-exercise-values": () => EXERCISE_VALUES.toLocaleString("en-US"),
  "breaks-exercise-scales": () => String(scalesOf(PATIENT.blockSize) - scalesOf(OLD_BLOCK_SIZE)),
  "breaks-exercise-fault": () => "schedule-zero",
};
