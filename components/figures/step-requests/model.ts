import { printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { OwnRun } from "@/components/live/useTiming";
import type { StepsPart, StepsRequest, StepTiming } from "@/lib/jobs/timing/timeSteps";
import type { Values } from "@/lib/options/options";
import { RECORDED_REPLAY, recordedSteps } from "@/lib/recordings/replay";
import { CALL_KINDS, totalOf } from "@/lib/replay/deviceCalls";
import { taskInfo } from "@/lib/tasks/catalog";
import type { stepRequestsOptions } from "./figure";
import { english } from "./messages";

/** Values of the options of the figure. */
export type StepRequestsOptions = Values<typeof stepRequestsOptions>;

/** A timing of the reader's GPU. */
export type OwnSteps = OwnRun<StepsRequest, StepsPart>;

/** The steps of one task on one device. */
export interface Shown {
  readonly device: string;
  /** Whether the device is the reader's own. */
  readonly own: boolean;
  /** Whether the device is a program on the CPU. */
  readonly software: boolean;
  readonly timing: StepTiming;
}

/** The requests of one kind in a step. */
export interface RequestRow {
  readonly label: string;
  readonly ordinary: number;
  readonly replayed: number;
}

/**
 * Returns the steps to show: of the reader's own run if it timed the chosen task, else of the recorded run, or
 * null if neither did.
 */
export function shownOf(
  { task }: StepRequestsOptions,
  run: OwnSteps | null,
  recorded: (task: string) => StepTiming | undefined = recordedSteps,
): Shown | null {
  if (run?.part.timing?.task === task) {
    const { device, software, timing } = run.part;
    return { device, own: true, software, timing };
  }
  const timing = recorded(task);
  const { device, software = false } = RECORDED_REPLAY;
  return timing ? { device, own: false, software, timing } : null;
}

/** Returns the requests of a step by kind. */
export const rowsOf = ({ ordinaryCalls, replayedCalls }: StepTiming, t = english): RequestRow[] =>
  CALL_KINDS.map(({ name, label }) => ({
    label: t.named(`call.${name}`, label),
    ordinary: ordinaryCalls[name],
    replayed: replayedCalls[name],
  }));

/** A ratio of steps a second from which on asking was most of the time. */
const MOSTLY_ASKING = 2;

/** Returns the finding as a sentence. */
export function captionOf(shown: Shown | null, { task: name }: StepRequestsOptions, t = english): string {
  const task = t.named(`options.task.${name}`, taskInfo(name).label);
  if (!shown) return t("caption.none", { task });
  const { device, software, timing } = shown;
  const { ordinary, replayed, ratio, ordinaryCalls, replayedCalls } = timing;
  const number = (value: number) => t.print(printNumber(value));
  return t("caption", {
    device,
    task,
    ordinaryCalls: number(totalOf(ordinaryCalls)),
    replayedCalls: number(totalOf(replayedCalls)),
    replayed: number(replayed),
    ordinary: number(ordinary),
    ratio: number(ratio),
    why: ratio >= MOSTLY_ASKING ? "" : t(software ? "why.software" : "why.computing"),
  });
}

/** Returns a sentence with the date and the command of the recorded run. */
export const originOf = (t = english) =>
  t("origin", { date: RECORDED_REPLAY.date.slice(0, 10), command: RECORDED_REPLAY.command });

/** Returns the requests and the rates as data. */
export function tableOf(shown: Shown | null, t = english): DataTable {
  const digits = (value: number) => Number(value.toPrecision(4));
  const rows = shown
    ? [
        ...rowsOf(shown.timing, t),
        { label: t("table.rate"), ordinary: shown.timing.ordinary, replayed: shown.timing.replayed },
      ].map(({ label, ordinary, replayed }) => [shown.device, label, digits(ordinary), digits(replayed)])
    : [];
  return {
    caption: t("table.caption"),
    columns: [t("table.device"), t("table.step"), t("table.ordinary"), t("table.replayed")],
    rows,
  };
}
