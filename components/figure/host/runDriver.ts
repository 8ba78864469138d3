import type { AnnouncedRun } from "@/components/controls/announcedRun";

/** Where a run stands. */
export interface RunProgress {
  /** Number of steps done. */
  readonly step: number;
  /** Number of steps at which the run ends. */
  readonly of?: number;
  /** Latest loss of each lane, in the order of the figure's lanes. */
  readonly losses?: readonly number[];
}

/** Drives the run of a figure for the host, by the actions of the figure's own buttons. */
export interface RunDriver {
  /** Takes the run as its buttons are now; null while there are none. */
  announce(run: AnnouncedRun | null): void;
  /** Takes the progress of the run. */
  progress(progress: RunProgress): void;
  /** Starts the run as soon as it can; pauses it after as many steps, if a number is given. */
  run(steps?: number): void;
  pause(): void;
  step(): void;
  reset(): void;
  /** Brings the run to a step, from the step that it has reached. */
  bringTo(step: number): void;
  /** Pauses a run that nobody can see, and goes on when it can be seen again. */
  see(visible: boolean): void;
  /** Whether the run trains, or trained until it went out of sight. */
  readonly running: boolean;
  /** Whether the figure has a run that can begin again. */
  readonly hasRun: boolean;
  readonly latest: RunProgress;
}

/** What the frame does when the run changes. */
export interface RunListener {
  progress(progress: RunProgress, running: boolean): void;
  /** Called when the run has come to its end or was paused. */
  stopped(progress: RunProgress, finished: boolean): void;
}

/**
 * Returns the driver of a run. Orders wait while the run is loading; a pause takes back the orders that wait.
 */
export function createRunDriver(listener: RunListener): RunDriver {
  let run: AnnouncedRun | null = null;
  let latest: RunProgress = { step: 0 };
  let waiting: ("start" | "step" | "reset")[] = [];
  /** Step at which the host wants a pause. */
  let until = Number.POSITIVE_INFINITY;
  /** Step that a stored state wants, and the one that has been asked for so far. */
  let replay: { readonly to: number; asked: number; thenRun: boolean } | null = null;
  let visible = true;
  /** Whether the run goes on when it is visible again. */
  let interrupted = false;

  const obey = () => {
    while (run && waiting.length > 0) {
      const order = waiting[0];
      if (order !== "reset" && run.disabled) return;
      waiting.shift();
      if (order === "reset") run.reset?.();
      else if (order === "step") run.step?.();
      else if (!run.running) run.start();
      // The next order waits for the state after this one.
      return;
    }
  };
  const goOnReplaying = () => {
    if (!replay || !run || run.disabled || run.running) return;
    if (latest.step >= replay.to) {
      const { thenRun } = replay;
      replay = null;
      if (thenRun) order("start");
      return;
    }
    if (latest.step < replay.asked) return;
    replay.asked = run.stepTo ? replay.to : latest.step + 1;
    if (run.stepTo) run.stepTo(replay.to);
    else run.step?.();
  };
  const pauseNow = () => {
    waiting = [];
    until = Number.POSITIVE_INFINITY;
    if (run?.running) run.pause();
  };
  const order = (next: "start" | "step" | "reset") => {
    interrupted = false;
    replay = null;
    waiting.push(next);
    obey();
  };
  return {
    announce(next) {
      const before = run;
      run = next;
      const finished = latest.of !== undefined && latest.step >= latest.of;
      // A run that is loading begins anew with other options, and goes on by itself.
      const loading = next?.disabled === true && !finished;
      if (before?.running && !next?.running && !interrupted && !loading) {
        until = Number.POSITIVE_INFINITY;
        listener.stopped(latest, finished);
      }
      if (next && before?.running !== next.running) listener.progress(latest, next.running);
      // Another run is ready, with other options: it may have none of the steps that were asked for. It may also have all
      // of them, if it began before its buttons were announced; so a step is asked for by its number.
      if (replay && before?.disabled && next && !next.disabled) replay.asked = 0;
      obey();
      goOnReplaying();
    },
    progress(next) {
      // Another run counts from 0: as many steps remain as before.
      if (next.step < latest.step) until = next.step + (until - latest.step);
      latest = next;
      if (run?.running && next.step >= until) {
        until = Number.POSITIVE_INFINITY;
        run.pause();
      }
      listener.progress(next, run?.running === true);
      goOnReplaying();
    },
    run(steps) {
      until = steps === undefined ? Number.POSITIVE_INFINITY : (replay?.to ?? latest.step) + steps;
      if (replay) replay.thenRun = true;
      else if (visible) order("start");
      else interrupted = true;
    },
    pause() {
      interrupted = false;
      replay = null;
      pauseNow();
    },
    step: () => order("step"),
    reset: () => order("reset"),
    bringTo(step) {
      replay = { to: step, asked: 0, thenRun: false };
      goOnReplaying();
    },
    see(next) {
      if (next === visible) return;
      visible = next;
      if (!visible && (run?.running || waiting.includes("start"))) {
        interrupted = true;
        const goal = until;
        pauseNow();
        until = goal;
      } else if (visible && interrupted) {
        interrupted = false;
        waiting.push("start");
        obey();
      }
    },
    get running() {
      return run?.running === true || interrupted;
    },
    get hasRun() {
      return run?.reset !== undefined;
    },
    get latest() {
      return latest;
    },
  };
}
