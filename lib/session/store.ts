/**
 * The state of one run as the page sees it, and the one place in the page that remembers which run is wanted.
 * No DOM: a component subscribes, a test calls the actions.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import { equalByContent } from "@/lib/options/content";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { timingOf } from "@/lib/training/estimate";
import { LossHistory } from "@/lib/training/history";
import { isBeginningOf, type RecordedRun } from "@/lib/training/recordedRun";
import type {
  Drawing,
  EngineInfo,
  Frame,
  RunSaid,
  RunStatus,
  StepTiming,
  TensorLedger,
} from "@/lib/training/report";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";
import type { FromWorker, ToWorker } from "./messages";
import type { OpenSession } from "./open";
import { makeRunLease } from "./runLease";
import type { Turns } from "./turns";

/** What is known of a run, and what can be done with it. */
export interface RunState {
  /** The run that is wanted; null before the first `configure`. */
  readonly config: RunConfig | null;
  /** What it trains on: the best engine there is, or the CPU. */
  readonly wantedEngine: "auto" | "reference";
  /**
   * The config of the run that `tensors` and `samples` belong to: the same object as `config` once the worker
   * has made the wanted run, until then another one.
   */
  readonly made: RunConfig | null;
  readonly engine: EngineInfo | null;
  readonly status: RunStatus;
  /** Why the run is in this state, when that is not obvious; else empty. */
  readonly sentence: RunSaid;
  /** Whether another figure has taken the GPU; the run goes on when it is free. */
  readonly interrupted: boolean;
  readonly tensors: readonly TensorLedger[];
  /** What the task draws under its picture; see the task. */
  readonly samples: Float32Array;
  /** All steps so far. One object that grows: select `historyVersion` to hear of changes. */
  readonly history: LossHistory;
  readonly historyVersion: number;
  /** The last drawing of the lanes; null before the first. */
  readonly drawing: Drawing | null;
  /**
   * The recorded run that history and drawing belong to while the run itself has no step; null without a recording
   * and from the first step on.
   */
  readonly recorded: RecordedRun | null;
  /** Number of steps done. A recorded run counts none. */
  readonly step: number;
  readonly stepsPerSecond: number;
  /** The learning rate in force now; differs from the config's after a change in mid-run. */
  readonly learningRate: number;
  /** Changes of the learning rate in mid-run, each with the step from which it counts. */
  readonly rates: readonly LearningRateChange[];
  /** Steps a second at most; null for as fast as the device can. */
  readonly pace: number | null;
  /** How long steps of runs on this engine took, newest last: what `estimateRun` wants to know. */
  readonly measured: readonly StepTiming[];
  /** Weights and optimizer states after `askSnapshot`; null before, and again with the next step or run. */
  readonly snapshot: RunSnapshot | null;
  /** Whether a state from outside was loaded since the run's step 0: the same config then gives other numbers. */
  readonly stateLoaded: boolean;

  /** Begins a run, in place of the one before. */
  configure(config: RunConfig, engine?: "auto" | "reference"): void;
  /**
   * Shows a recorded beginning of the run that is wanted now or next, until the run has done its first step. A
   * recording of another run is not shown.
   */
  show(recorded: RecordedRun): void;
  run(): void;
  pause(): void;
  /** Does one step and stays paused. */
  stepOnce(): void;
  /** Does the steps that are missing up to a step, and stays paused. */
  stepTo(step: number): void;
  /** Goes back to step 0 of the same run, with the learning rate of its config. */
  reset(): void;
  /** Changes the learning rate from the next step on, without a reset. */
  setLearningRate(value: number): void;
  /** Sets the pace, in steps a second; null for as fast as the device can. */
  setPace(stepsPerSecond: number | null): void;
  /** Times a few steps of runs like this one; `measured` then knows more. */
  calibrate(config: RunConfig): void;
  /** Asks the worker for `snapshot`. */
  askSnapshot(): void;
  /** Goes on from weights and states that were changed on the page, at the step where the run stands, and pauses. */
  restore(snapshot: RunSnapshot): void;
  /** Call it after the latest frame is on the screen; the worker holds the next one back until then. */
  drawn(): void;
  /** The figure is near the viewport: the run is made ready where it stood. */
  wake(): void;
  /** The figure is far from the viewport: the worker ends, and where the run stands is kept. */
  rest(): void;
  /** Ends the worker for good. */
  dispose(): void;
}

const NOTHING_YET = {
  tensors: [],
  samples: new Float32Array(0),
  drawing: null,
  recorded: null,
  step: 0,
  stepsPerSecond: 0,
  snapshot: null,
  stateLoaded: false,
} as const;

/** Kinds of runs whose speed is remembered. */
const MOST_MEASURED = 8;

/** Adds a measurement, in place of an older one of a run of the same size. */
function withNewest(measured: readonly StepTiming[], newest: StepTiming): readonly StepTiming[] {
  const others = measured.filter(
    ({ operations, tensors }) => operations !== newest.operations || tensors !== newest.tensors,
  );
  return [...others, newest].slice(-MOST_MEASURED);
}

/**
 * Makes the store of one run.
 *
 * @param open opens a session with a worker that trains
 * @param turns turns at the page's GPU
 */
export function makeRunStore(open: OpenSession<ToWorker, FromWorker>, turns: Turns): StoreApi<RunState> {
  return createStore<RunState>()((set, get) => {
    /** Forgets the numbers of a run; what is known about it stays. */
    const forget = () => {
      get().history.clear();
      const historyVersion = get().historyVersion + 1;
      set({
        drawing: null,
        recorded: null,
        step: 0,
        rates: [],
        snapshot: null,
        stateLoaded: false,
        historyVersion,
      });
      untrained = null;
    };
    /** The last drawing before the first step, which is kept back while a recorded run is shown. */
    let untrained: Drawing | null = null;

    /** Notes how long a step takes, from a run at full speed. */
    const learnSpeed = ({ stepsPerSecond }: Frame) => {
      const { config, pace, measured } = get();
      if (!config || pace !== null || !(stepsPerSecond > 0)) return;
      const newest = timingOf(taskInfo(config.task), config, 1 / stepsPerSecond);
      set({ measured: withNewest(measured, newest) });
    };

    const receive = (message: FromWorker) => {
      if (message.type === "ready") {
        const { engine, tensors, samples } = message;
        const { config } = get();
        // The worker has a copy, and the newest run may not have reached it yet.
        const made = equalByContent(message.config, config) ? config : message.config;
        const same = engine.device === get().engine?.device;
        set({ made, engine, tensors, samples, measured: same ? get().measured : [] });
      } else if (message.type === "status") {
        set({ status: message.status, sentence: message.sentence });
      } else if (message.type === "speed") {
        set({ measured: message.measured.reduce(withNewest, get().measured) });
      } else if (message.type === "snapshot") {
        // A snapshot of the run before may be on its way when another run begins.
        if (get().made === get().config && message.snapshot.step === get().step)
          set({ snapshot: message.snapshot });
      } else if (message.type === "rates") {
        const { config, made } = get();
        if (made === config) set({ rates: message.rates });
      } else if (message.type === "frame") {
        const { frame } = message;
        const { config, made, history, step, historyVersion, recorded } = get();
        // A frame of the run before: its first frames could be taken for those of the new run.
        if (made !== config) return lease.send({ type: "drawn" });
        if (recorded && frame.losses[0].length === 0) {
          untrained = frame.drawing ?? untrained;
          return lease.send({ type: "drawn" });
        }
        // A run begins again at 0 after a reset, or when it is replayed on another device. Any other frame
        // that does not continue the history was on its way when the run was changed.
        if (frame.firstStep === 0) history.clear();
        else if (frame.firstStep !== step) return lease.send({ type: "drawn" });
        history.append(frame.firstStep, frame.losses, frame.cosines, frame.moves);
        set({
          drawing: frame.drawing ?? (recorded ? untrained : get().drawing),
          recorded: null,
          snapshot: frame.losses[0].length > 0 ? null : get().snapshot,
          step: frame.firstStep + frame.losses[0].length,
          stepsPerSecond: frame.stepsPerSecond,
          historyVersion: historyVersion + 1,
        });
        learnSpeed(frame);
      }
    };
    const lease = makeRunLease(open, turns, {
      begin() {
        const { config, wantedEngine, pace } = get();
        // The lease asks for a worker only after `configure`.
        if (!config) throw new Error("No run is wanted yet.");
        // At once, and not with the first message of the worker: until then a press of Start would find a button that is
        // about to be disabled, and be lost.
        set({ interrupted: false, status: "loading", sentence: "" });
        return { config, engine: wantedEngine, pace };
      },
      hear: receive,
      fail: (sentence) => set({ status: "failed", sentence }),
      interrupted: () => set({ interrupted: true }),
    });

    return {
      ...NOTHING_YET,
      config: null,
      wantedEngine: "auto",
      made: null,
      engine: null,
      status: "loading",
      sentence: "",
      interrupted: false,
      history: new LossHistory(2),
      historyVersion: 0,
      learningRate: Number.NaN,
      rates: [],
      pace: null,
      measured: [],

      configure(config, engine = "auto") {
        const { recorded } = get();
        forget();
        get().history.clear(config.lanes.length);
        const { learningRate } = config;
        set({ config, wantedEngine: engine, learningRate, status: "loading", sentence: "" });
        if (recorded) get().show(recorded);
        lease.begin();
        // A figure may be operated while it is far: by its undo, or by the page that embeds it.
        lease.wake();
      },
      show(recorded) {
        const { config, step, history, historyVersion } = get();
        if (step > 0 || (config && !isBeginningOf(recorded, config))) return;
        const { tensors, samples, drawing, losses, cosines, moves } = recorded;
        history.clear(recorded.losses.length);
        history.append(0, losses, cosines, moves);
        set({ recorded, made: config, tensors, samples, drawing, historyVersion: historyVersion + 1 });
      },
      run: () => lease.send({ type: "run" }),
      pause: () => lease.send({ type: "pause" }),
      stepOnce: () => lease.send({ type: "step" }),
      stepTo: (to) => lease.send({ type: "step", to }),
      reset() {
        forget();
        set({ learningRate: get().config?.learningRate ?? Number.NaN });
        lease.send({ type: "reset" });
      },
      setLearningRate(value) {
        set({ learningRate: value });
        lease.send({ type: "learningRate", value });
      },
      setPace(stepsPerSecond) {
        set({ pace: stepsPerSecond });
        lease.send({ type: "pace", stepsPerSecond });
      },
      askSnapshot: () => lease.send({ type: "snapshot" }),
      restore(snapshot) {
        if (snapshot.step !== get().step) return;
        set({ snapshot: null, stateLoaded: true });
        lease.send({ type: "restore", snapshot });
      },
      calibrate: (config) => lease.send({ type: "calibrate", config }),
      drawn: () => lease.send({ type: "drawn" }),
      wake: lease.wake,
      rest: lease.rest,
      dispose: lease.stop,
    };
  });
}
