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
import { english, type RaceWords } from "./messages";

/** Values of the options of the figure. */
export type RaceValues = Values<typeof optimizerRaceOptions>;

/** The four optimizers in the order of the table, with their colours; "lane.NAME" is the label. */
export const LANES = [
  { lane: "sgd", colour: "var(--muted)" },
  { lane: "momentum", colour: "var(--ink)" },
  { lane: "adam32", colour: "var(--bits32)" },
  { lane: "adam8", colour: "var(--bits8)" },
] as const;

const lossAt = (surface: string, { x, y }: Track, step: number) =>
  surfaceNamed(surface).value(x[step], y[step]);

/** Loss from which on a run counts as diverged: larger numbers say nothing in a comparison. */
const DIVERGED_LOSS = 1e6;

const printLoss = (loss: number, t: RaceWords) =>
  loss < DIVERGED_LOSS ? t.print(printNumber(loss)) : t("diverged");

/** Returns the distance of the two Adams after a step, in units of the axes. */
export const gapAt = ({ adam32, adam8 }: Race, step: number) =>
  Math.hypot(adam32.x[step] - adam8.x[step], adam32.y[step] - adam8.y[step]);

/** Returns the caption: the losses after a step, and how 8-bit storage changed the course of Adam. */
export function captionOf(values: RaceValues, race: Race, step: number, t = english): string {
  if (step === 0) return t("start");
  const losses = LANES.map(({ lane }) =>
    t("caption.lane", {
      lane: t(`lane.${lane}`),
      loss: printLoss(lossAt(values.surface, race[lane], step), t),
    }),
  );
  return t("caption", {
    count: step,
    losses: losses.join(", "),
    comparison: comparison(values, race, step, t),
  });
}

function comparison({ surface, company }: RaceValues, race: Race, step: number, t: RaceWords): string {
  const memory = race.memory[step - 1];
  if (!(lossAt(surface, race.adam8, step) < DIVERGED_LOSS)) {
    const first = race.memory.slice(0, step).findIndex((each) => vanished(each) > 0);
    return first < 0 ? t("left") : t("left.zero", { step: first + 1 });
  }
  return t("apart", {
    gap: t.print(printNumber(gapAt(race, step))),
    block: blockSentence(company, memory, t),
  });
}

function blockSentence(company: number, memory: Memory, t: RaceWords): string {
  const count = vanished(memory);
  const values = memory.kept[1].length;
  if (company === 0) {
    const worst = Math.max(...rememberedOf(memory).map(({ error }) => error || 0));
    return t("alone", { error: t.print(printPercent(worst)) });
  }
  return t(count === 0 ? "zero.none" : "zero.some", { values: String(values), count });
}

/** Returns positions and losses of all optimizers, a row per step from 0. */
export function tableOf(values: RaceValues, race: Race, t = english): DataTable {
  const { name, label } = surfaceNamed(values.surface);
  return {
    caption: t("table.caption", { surface: t.named(`options.surface.${name}`, label), steps: MAX_STEPS }),
    columns: [
      t("table.step"),
      ...LANES.flatMap(({ lane }) =>
        (["table.x", "table.y", "table.loss"] as const).map((key) => t(key, { lane: t(`lane.${lane}`) })),
      ),
    ],
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
