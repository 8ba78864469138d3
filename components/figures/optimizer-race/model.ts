import { printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import {
  MAX_STEPS,
  type Memory,
  type Race,
  rememberedOf,
  type Track,
  vanished,
} from "@/lib/findings/optimizerRace";
import { surfaceNamed } from "@/lib/findings/surfaces";
import type { Values } from "@/lib/options/options";
import type { optimizerRaceOptions } from "./figure";

/** Values of the options of the figure. */
export type RaceValues = Values<typeof optimizerRaceOptions>;

/** The four optimizers in the order of the table, with label and colour. */
export const LANES = [
  { lane: "sgd", label: "SGD", colour: "var(--muted)" },
  { lane: "momentum", label: "momentum", colour: "var(--ink)" },
  { lane: "adam32", label: "Adam 32-bit", colour: "var(--bits32)" },
  { lane: "adam8", label: "Adam 8-bit", colour: "var(--bits8)" },
] as const;

const lossAt = (surface: string, { x, y }: Track, step: number) =>
  surfaceNamed(surface).value(x[step], y[step]);

/** Loss from which on a run counts as diverged: larger numbers say nothing in a comparison. */
const DIVERGED_LOSS = 1e6;

const printLoss = (loss: number) => (loss < DIVERGED_LOSS ? printNumber(loss) : "diverged");

/** Returns the distance of the two Adams after a step, in units of the axes. */
export const gapAt = ({ adam32, adam8 }: Race, step: number) =>
  Math.hypot(adam32.x[step] - adam8.x[step], adam32.y[step] - adam8.y[step]);

/** Returns the caption: the losses after a step, and how 8-bit storage changed the course of Adam. */
export function captionOf(values: RaceValues, race: Race, step: number): string {
  if (step === 0) {
    return "All four start at the same point. Their state is still zero.";
  }
  const losses = LANES.map(
    ({ lane, label }) => `${label} ${printLoss(lossAt(values.surface, race[lane], step))}`,
  );
  const steps = step === 1 ? "1 step" : `${step} steps`;
  return `Loss after ${steps}: ${losses.join(", ")}. ${comparison(values, race, step)}`;
}

function comparison({ surface, company }: RaceValues, race: Race, step: number): string {
  const memory = race.memory[step - 1];
  if (!(lossAt(surface, race.adam8, step) < DIVERGED_LOSS)) {
    const first = race.memory.slice(0, step).findIndex((each) => vanished(each) > 0);
    return first < 0
      ? "Adam 8-bit has left the picture."
      : `Adam 8-bit has left the picture: from step ${first + 1} on, r was remembered as zero where it was not.`;
  }
  return `The two Adams are ${printNumber(gapAt(race, step))} apart. ${blockSentence(company, memory)}`;
}

function blockSentence(company: number, memory: Memory): string {
  const count = vanished(memory);
  const n = memory.kept[1].length;
  if (company === 0) {
    const worst = Math.max(...rememberedOf(memory).map(({ error }) => error || 0));
    return `Two numbers alone in their block: the larger one is the absmax itself, and the worst of the four is off by ${printPercent(worst)}.`;
  }
  if (count === 0) return `None of the ${n} values of r in the block is remembered as zero.`;
  return `Of the ${n} values of r in the block, ${count} ${count === 1 ? "is" : "are"} remembered as zero.`;
}

/** Returns positions and losses of all optimizers, a row per step from 0. */
export function tableOf(values: RaceValues, race: Race): DataTable {
  return {
    caption: `Positions and losses on the ${surfaceNamed(values.surface).label}, from step 0 to ${MAX_STEPS}.`,
    columns: ["step", ...LANES.flatMap(({ label }) => ["x", "y", "loss"].map((what) => `${label}, ${what}`))],
    rows: Array.from({ length: MAX_STEPS + 1 }, (_, step) => [
      step,
      ...LANES.flatMap(({ lane }) => [
        race[lane].x[step],
        race[lane].y[step],
        lossAt(values.surface, race[lane], step),
      ]),
    ]),
  };
}
