import { printNumber } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import type { OwnRun } from "@/components/live/useTiming";
import type { StepsPart, StepsRequest, StepTiming } from "@/lib/jobs/timing/timeSteps";
import type { Values } from "@/lib/options/options";
import { RECORDED_REPLAY, recordedSteps } from "@/lib/recordings/replay";
import { CALL_KINDS, totalOf } from "@/lib/replay/deviceCalls";
import { taskInfo } from "@/lib/tasks/catalog";
import type { stepRequestsOptions } from "./figure";

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
export const rowsOf = ({ ordinaryCalls, replayedCalls }: StepTiming): RequestRow[] =>
  CALL_KINDS.map(({ name, label }) => ({
    label,
    ordinary: ordinaryCalls[name],
    replayed: replayedCalls[name],
  }));

/** A ratio of steps a second from which on asking was most of the time. */
const MOSTLY_ASKING = 2;

/** Returns the finding as a sentence. */
export function captionOf(shown: Shown | null, { task }: StepRequestsOptions): string {
  const label = taskInfo(task).label;
  if (!shown) return `${label}: not measured here. Press Start to measure it on your own GPU.`;
  const { device, software, timing } = shown;
  const { ordinary, replayed, ratio, ordinaryCalls, replayedCalls } = timing;
  const requests =
    `On ${device}, a step of “${label}” is ${printNumber(totalOf(ordinaryCalls))} requests one by one ` +
    `and ${printNumber(totalOf(replayedCalls))} replayed.`;
  const speed =
    `Replayed, the device does ${printNumber(replayed)} steps a second, not ${printNumber(ordinary)}: ` +
    `${printNumber(ratio)} times as many.`;
  const why =
    ratio >= MOSTLY_ASKING
      ? ""
      : software
        ? " It is a program on the CPU, where computing takes most of the time."
        : " Here computing takes most of the time.";
  return `${requests} ${speed}${why}`;
}

/** Returns a sentence with the date and the command of the recorded run. */
export const originOf = () =>
  `Recorded on ${RECORDED_REPLAY.date.slice(0, 10)} with “${RECORDED_REPLAY.command}”.`;

/** Returns the requests and the rates as data. */
export function tableOf(shown: Shown | null): DataTable {
  const digits = (value: number) => Number(value.toPrecision(4));
  const rows = shown
    ? [
        ...rowsOf(shown.timing),
        { label: "steps a second", ordinary: shown.timing.ordinary, replayed: shown.timing.replayed },
      ].map(({ label, ordinary, replayed }) => [shown.device, label, digits(ordinary), digits(replayed)])
    : [];
  return {
    caption: "What the device is asked for in one training step, and the steps that it does a second.",
    columns: ["device", "of a step", "one by one", "replayed"],
    rows,
  };
}
