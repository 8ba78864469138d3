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
import { faultText } from "../faults/words";
import type { bugClinicOptions } from "./figure";
import { type ClinicWords, english } from "./messages";

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
export const laneLabels = (hidden: boolean, t = english): readonly string[] => [
  t("lane.32"),
  t("lane.8"),
  t(hidden ? "lane.patient" : "lane.fault"),
];

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const bytesOf = (readings: readonly TensorReading[]) => sum(readings.map(({ bytes }) => bytes));
const longestOf = (steps: readonly LaneStep[]) => Math.max(...steps.map(({ longestMove }) => longestMove));

/** "4.49, 1.3 times that of the sound 8-bit lane" */
function compared(value: number, sound: number, t: ClinicWords): string {
  if (!Number.isFinite(value)) return t("notANumber");
  const ratio = printTwoDigits(value / sound);
  const printed = t.print(printNumber(value));
  return ratio === "1"
    ? t("alike", { value: printed })
    : t("times", { value: printed, ratio: t.print(ratio) });
}

/** The finding: loss, longest move and bytes of the faulty lane beside those of the sound one. */
export function captionOf(
  { setup, hidden }: Shown,
  { steps, readings }: Trained,
  patient: number,
  t = english,
): string {
  const [, sound, faulty] = steps;
  const done = sound.length;
  if (done === 0) return t("waiting");
  const bytes = (lane: number) => t.print(printBytes(bytesOf(readings[lane])));
  return t("finding", {
    who: hidden
      ? t("patient", { number: String(patient) })
      : sentenceCase(faultText(faultNamed(setup.fault), "label", t)),
    steps: done,
    loss: compared(lastLoss(faulty), lastLoss(sound), t),
    moves: compared(longestOf(faulty), longestOf(sound), t),
    bytes:
      readings.length === 0 ? "" : t("bytes", { faulty: bytes(LANES.faulty), sound: bytes(LANES.sound) }),
  });
}

/** Returns a text with a capital at its beginning. */
export const sentenceCase = (text: string): string => text[0].toUpperCase() + text.slice(1);

/** The numbers behind the picture. */
export function tableOf({ steps }: Trained, labels: readonly string[], t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(6));
  return {
    caption: t("table.caption", { resume: RESUME_STEP }),
    columns: [
      t("step"),
      ...labels.map((lane) => t("table.loss", { lane })),
      ...labels.map((lane) => t("table.moves", { lane })),
    ],
    rows: steps[0].map((_, i) => [
      i + 1,
      ...steps.map((lane) => digits(lane[i].loss)),
      ...steps.map((lane) => digits(lane[i].longestMove)),
    ]),
  };
}

/** The words beside the title while a run goes on. */
export const stateOf = (done: number, t = english): string => t("state", { done, all: CLINIC_STEPS });
