import { printBytes, printNumber, printTwoDigits } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { faultNamed } from "@/lib/faults";
import { type Case, caseOf } from "@/lib/faults/diagnosis";
import type { LaneStep } from "@/lib/faults/lane";
import { CLINIC_STEPS, LANES, RESUME_STEP } from "@/lib/faults/patient";
import type { TensorReading } from "@/lib/faults/readings";
import { lastLoss } from "@/lib/faults/symptoms";
import type { ClinicSetup } from "@/lib/jobs/clinic/clinicJob";
import type { Values } from "@/lib/options/options";
import type { bugClinicOptions } from "./figure";

export type ClinicValues = Values<typeof bugClinicOptions>;

/** What has been trained of a run so far. Lists have one entry for each lane, in the order of LANES. */
export interface Trained {
  readonly steps: readonly (readonly LaneStep[])[];
  /** The state after the last step; empty for a recorded run. */
  readonly readings: readonly (readonly TensorReading[])[];
}

/** The run and, where a patient is diagnosed, its case. */
export interface Shown {
  readonly setup: ClinicSetup;
  /** Null where the reader looks at a fault of their own choice. */
  readonly hidden: Case | null;
}

/** Returns what the options ask for. */
export function shownOf({ mode, fault, seed, patient }: ClinicValues): Shown {
  if (mode === "look") return { setup: { fault, seed }, hidden: null };
  const hidden = caseOf(patient);
  return { setup: { fault: hidden.fault.name, seed: hidden.seed }, hidden };
}

/** Names of the lanes. In a diagnosis the third one is the patient. */
export const laneLabels = (hidden: boolean): readonly string[] => [
  "32-bit",
  "8-bit",
  hidden ? "patient" : "with the fault",
];

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const bytesOf = (readings: readonly TensorReading[]) => sum(readings.map(({ bytes }) => bytes));
const longestOf = (steps: readonly LaneStep[]) => Math.max(...steps.map(({ longestMove }) => longestMove));

/** "4.49, 1.3 times that of the sound 8-bit lane" */
function compared(value: number, sound: number): string {
  if (!Number.isFinite(value)) return "not a number";
  const ratio = value / sound;
  const beside =
    printTwoDigits(ratio) === "1"
      ? "like that of the sound 8-bit lane"
      : `${printTwoDigits(ratio)} times that of the sound 8-bit lane`;
  return `${printNumber(value)}, ${beside}`;
}

/** The finding: loss, longest move and bytes of the faulty lane beside those of the sound one. */
export function captionOf({ setup, hidden }: Shown, { steps, readings }: Trained, patient: number): string {
  const [, sound, faulty] = steps;
  const done = sound.length;
  if (done === 0) return "Three lanes are about to be trained from the same weights on the same batches.";
  const who = hidden ? `Patient ${patient}` : `${sentenceCase(faultNamed(setup.fault).label)}`;
  const moves = compared(longestOf(faulty), longestOf(sound));
  const bytes =
    readings.length === 0
      ? ""
      : ` Its state takes ${printBytes(bytesOf(readings[LANES.faulty]))}, that of the sound lane ${printBytes(bytesOf(readings[LANES.sound]))}.`;
  return (
    `${who}: after ${done} steps the loss of the third lane is ${compared(lastLoss(faulty), lastLoss(sound))}; ` +
    `its longest move is ${moves}, in learning rates.${bytes}`
  );
}

/** Returns a text with a capital at its beginning. */
export const sentenceCase = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** The numbers behind the picture. */
export function tableOf({ steps }: Trained, labels: readonly string[]): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: `Loss before each step and longest move of a weight in it. Each lane is saved and loaded after step ${RESUME_STEP}.`,
    columns: [
      "step",
      ...labels.map((label) => `loss, ${label}`),
      ...labels.map((label) => `longest move, ${label}, learning rates`),
    ],
    rows: steps[0].map((_, i) => [
      i + 1,
      ...steps.map((lane) => digits(lane[i].loss)),
      ...steps.map((lane) => digits(lane[i].longestMove)),
    ]),
  };
}

/** The words beside the title while a run goes on. */
export const stateOf = (done: number): string => `step ${done} of ${CLINIC_STEPS}, on the CPU`;
