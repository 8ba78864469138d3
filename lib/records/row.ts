/** A row of the table of runs: a record with a name, and with its settings as short texts. */

import { bitsInWords } from "@/lib/faults/laneFaultMessages";
import { mapFamily } from "@/lib/numerics/maps";
import { ruleNamed } from "@/lib/numerics/rules";
import { curveOf, type LossCurve } from "@/lib/study/summary";
import { taskInfo } from "@/lib/tasks/catalog";
import { taskLabel } from "@/lib/tasks/names";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { english } from "./messages";
import type { ExperimentRecord } from "./record";

/** One row. */
export interface RunRow {
  /** Unique in the table. */
  readonly id: string;
  /** Given by the reader; empty for a run without a name. */
  readonly name: string;
  /** Pinned rows stand first, whatever the order of the others. */
  readonly pinned: boolean;
  readonly outcome: "finished" | "stopped";
  /** Title of the sweep that the run is part of; empty for a run of its own. */
  readonly sweep: string;
  readonly record: ExperimentRecord;
  /** Means over stretches of steps, for pictures. */
  readonly curve: LossCurve;
}

/** Points of a row's curves at most. */
const ROW_POINTS = 128;
/** Digits of a stored mean: more than a picture shows. */
const STORED_DIGITS = 6;

/** Returns the curve of a row from the losses of a run, [lane][step]. */
export function rowCurve(losses: readonly ArrayLike<number>[]): LossCurve {
  return storedCurve(curveOf(losses, ROW_POINTS));
}

/** Returns a curve with as many digits as are stored. Means that are no numbers stay so. */
export const storedCurve = ({ steps, losses }: LossCurve): LossCurve => ({
  steps,
  losses: losses.map((lane) => lane.map((value) => Number(value.toPrecision(STORED_DIGITS)))),
});

/** One setting of a run as text. */
export interface Setting {
  /** Which setting it is, in no language. */
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

/** Returns the settings that all lanes of a run share. */
export function runSettings(config: RunConfig, t = english): Setting[] {
  const info = taskInfo(config.task);
  const options = Object.entries(info.options).map(([name, spec]): Setting => {
    const value = config.taskOptions[name] ?? spec.default;
    const key = `options.${info.name}.${name}`;
    const choice = spec.kind === "choice" ? spec.choices.find((each) => each.value === value) : undefined;
    const text =
      typeof value === "boolean" ? t(value ? "records.on" : "records.off") : t.print(String(value));
    return {
      name: `${info.name}.${name}`,
      label: t.named(`${key}.label`, spec.label.toLowerCase()),
      text: choice ? t.named(`${key}.${value}`, choice.label) : text,
    };
  });
  const setting = (name: "task" | "data" | "width" | "batch" | "rate" | "steps" | "seed", text: string) => ({
    name,
    label: t(`records.setting.${name}`),
    text,
  });
  return [
    setting("task", taskLabel(info, t)),
    ...(config.ownData === undefined ? [] : [setting("data", t("records.setting.own"))]),
    ...options,
    setting("width", String(config.width)),
    setting("batch", String(config.batchSize)),
    setting("rate", t.print(String(Number(config.learningRate.toPrecision(6))))),
    setting("steps", String(config.maxSteps)),
    setting("seed", String(config.seed)),
  ];
}

/** Returns the settings of a lane as a list of short texts; settings without effect are left out. */
export function laneSettings(lane: LaneConfig, t = english): Setting[] {
  const { rule, bits, map, mapValues, blockSize, min8bitSize, keep32, hyper, fault } = lane;
  const setting = (name: string, text: string): Setting => ({ name, label: name, text });
  const own = Object.entries(hyper).map(([name, value]) =>
    setting(name, `${name} ${t.print(String(value))}`),
  );
  const mapName = () => t.named(`map.${map}`, mapFamily(map).label.toLowerCase());
  const size = (values: number) => ({ size: String(values) });
  const coded: readonly Setting[] =
    bits === 32
      ? []
      : [
          setting("map", mapValues ? t("records.lane.drawn") : mapName()),
          setting(
            "block",
            blockSize === "tensor" ? t("records.lane.tensor") : t("records.lane.blocks", size(blockSize)),
          ),
          ...(min8bitSize > 1 ? [setting("threshold", t("records.lane.threshold", size(min8bitSize)))] : []),
          ...(keep32.length > 0 ? [setting("kept", t("records.lane.kept", { layers: t.list(keep32) }))] : []),
        ];
  return [
    setting("rule", t.named(`rule.${rule}`, ruleNamed(rule).label)),
    setting("bits", bitsInWords(bits, t)),
    ...coded,
    ...own,
    ...(fault === undefined
      ? []
      : [
          setting(
            "fault",
            t("records.lane.fault", { name: t.named(`fault.${fault}.label`, fault.replaceAll("-", " ")) }),
          ),
        ]),
  ];
}

/** Returns the names of the `settings` whose texts `first` does not have: what differs from the first row. */
export function differing(
  settings: readonly Setting[],
  first: readonly Setting[] | undefined,
): ReadonlySet<string> {
  if (!first) return new Set();
  const known = new Map(first.map(({ name, text }) => [name, text]));
  return new Set(settings.filter(({ name, text }) => known.get(name) !== text).map(({ name }) => name));
}

/** What rows can be sorted by. */
export const ROW_ORDERS = ["date", "name", "loss", "metric", "bytes", "speed"] as const;
/** One of ROW_ORDERS. */
export type RowOrder = (typeof ROW_ORDERS)[number];

/**
 * Returns the value that a row is sorted by; of several lanes that of the last, which is compared with the
 * first.
 */
function keyOf({ record, name }: RunRow, order: RowOrder): number | string {
  const last = <T>(values: readonly T[]): T => values[values.length - 1];
  switch (order) {
    case "date":
      return record.date;
    case "name":
      return name.toLowerCase();
    case "loss":
      return last(record.finalLoss) ?? Number.POSITIVE_INFINITY;
    case "metric":
      return last(record.heldOut) ?? Number.POSITIVE_INFINITY;
    case "bytes":
      return last(record.bytes);
    case "speed":
      return record.stepsPerSecond;
  }
}

/** Returns the rows in an order: pinned rows first, equal ones as they were. */
export function sortedRows(rows: readonly RunRow[], order: RowOrder, descending: boolean): RunRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (a.pinned !== b.pinned) return a.pinned ? -1 : 1;
    const [x, y] = [keyOf(a, order), keyOf(b, order)];
    return x === y ? 0 : x < y ? -sign : sign;
  });
}
