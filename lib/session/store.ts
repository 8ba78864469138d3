/** The state of one run as the page sees it. No DOM: a component subscribes, a test calls the actions. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { measuredOf } from "@/lib/training/estimate";
import { LossHistory } from "@/lib/training/history";
import type { Drawing, EngineInfo, Frame, RunStatus, StepTiming, TensorLedger } from "@/lib/training/report";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import type { RunClient } from "./client";
import type { FromWorker } from "./messages";

export interface RunState {
  /** What the run is determined by; null before the first `configure`. */
  readonly config: RunConfig | null;
  /**
   * The config of the models that `tensors` and `samples` are of: another object than `config` as long as those of the
   * run that was asked for last are being made.
   */
  readonly made: RunConfig | null;
  readonly engine: EngineInfo | null;
  readonly status: RunStatus;
  /** Why the run is in this state, when that is not obvious; else empty. */
  readonly sentence: string;
  readonly tensors: readonly TensorLedger[];
  /** What the task draws under its picture; see the task. */
  readonly samples: Float32Array;
  /** All steps so far. One object that grows: select `historyVersion` to hear of changes. */
  readonly history: LossHistory;
  readonly historyVersion: number;
  /** How the lanes looked when they were last drawn; null before the first time. */
  readonly drawing: Drawing | null;
  /** Number of steps done. */
  readonly step: number;
  readonly stepsPerSecond: number;
  /** The learning rate in force now; differs from the config's after a change in mid-run. */
  readonly learningRate: number;
  /** Changes of the learning rate on the way, each with the step from which it counts. */
  readonly rates: readonly LearningRateChange[];
  readonly pace: number | null;
  /** How long steps of runs on this engine took, newest last: what `estimateRun` wants to know. */
  readonly measured: readonly StepTiming[];

  /** Begin a run; whatever ran before is dropped. */
  configure(config: RunConfig, engine?: "auto" | "reference"): void;
  run(): void;
  pause(): void;
  /** Do one step and stay paused. */
  stepOnce(): void;
  /** Back to step 0 of the same run, with the learning rate of its config. */
  reset(): void;
  /** Change the learning rate from the next step on, without reset. */
  setLearningRate(value: number): void;
  /** Steps a second at most; null for as fast as the device can. */
  setPace(stepsPerSecond: number | null): void;
  /** Have the machine timed for runs like this one; `measured` then knows more. */
  calibrate(config: RunConfig): void;
  /** Call after the latest frame is on the screen; the worker holds the next one back until then. */
  drawn(): void;
  /** End the worker. */
  dispose(): void;
}

const nothingYet = {
  tensors: [],
  samples: new Float32Array(0),
  drawing: null,
  step: 0,
  stepsPerSecond: 0,
} as const;

/** Kinds of runs whose speed is remembered. */
const mostMeasured = 8;

/** The measurements with one more, which takes the place of an older one of a run of the same size. */
function withNewest(measured: readonly StepTiming[], newest: StepTiming): readonly StepTiming[] {
  const others = measured.filter(
    ({ operations, tensors }) => operations !== newest.operations || tensors !== newest.tensors,
  );
  return [...others, newest].slice(-mostMeasured);
}

/** Make the store of one run, which owns the client from then on. */
export function makeRunStore(client: RunClient): StoreApi<RunState> {
  return createStore<RunState>()((set, get) => {
    /** Forget the numbers of a run; what is known about it stays. */
    const forget = () => {
      get().history.clear();
      set({ drawing: null, step: 0, rates: [], historyVersion: get().historyVersion + 1 });
    };

    /** A run at full speed tells how long its steps take. */
    const learnSpeed = ({ stepsPerSecond }: Frame) => {
      const { config, pace, measured } = get();
      if (!config || pace !== null || !(stepsPerSecond > 0)) return;
      const newest = measuredOf(taskInfo(config.task), config, 1 / stepsPerSecond);
      set({ measured: withNewest(measured, newest) });
    };

    const receive = (message: FromWorker) => {
      if (message.type === "ready") {
        const { engine, tensors, samples } = message;
        const { config } = get();
        // The worker has a copy, and may not have heard of the newest run yet.
        const made = JSON.stringify(message.config) === JSON.stringify(config) ? config : message.config;
        const same = engine.device === get().engine?.device;
        set({ made, engine, tensors, samples, measured: same ? get().measured : [] });
      } else if (message.type === "status") {
        set({ status: message.status, sentence: message.sentence });
      } else if (message.type === "speed") {
        set({ measured: message.measured.reduce(withNewest, get().measured) });
      } else if (message.type === "rates") {
        const { config, made } = get();
        if (made === config) set({ rates: message.rates });
      } else if (message.type === "frame") {
        const { frame } = message;
        const { config, made, history, step, historyVersion } = get();
        // The run before, whose first frames would pass for those of the new one.
        if (made !== config) return client.send({ type: "drawn" });
        // A run begins again at 0 after a reset, or when it is replayed on another device. Anything else that does
        // not continue what we have was on its way when the run was changed.
        if (frame.firstStep === 0) history.clear();
        else if (frame.firstStep !== step) return client.send({ type: "drawn" });
        history.append(frame.firstStep, frame.losses, frame.cosines);
        set({
          drawing: frame.drawing ?? get().drawing,
          step: frame.firstStep + frame.losses[0].length,
          stepsPerSecond: frame.stepsPerSecond,
          historyVersion: historyVersion + 1,
        });
        learnSpeed(frame);
      }
    };
    client.listen(receive);

    return {
      ...nothingYet,
      config: null,
      made: null,
      engine: null,
      status: "loading",
      sentence: "",
      history: new LossHistory(2),
      historyVersion: 0,
      learningRate: Number.NaN,
      rates: [],
      pace: null,
      measured: [],

      configure(config, engine = "auto") {
        forget();
        get().history.clear(config.lanes.length);
        set({ config, learningRate: config.learningRate, status: "loading", sentence: "" });
        client.send({ type: "configure", config, engine });
      },
      run: () => client.send({ type: "run" }),
      pause: () => client.send({ type: "pause" }),
      stepOnce: () => client.send({ type: "step" }),
      reset() {
        forget();
        set({ learningRate: get().config?.learningRate ?? Number.NaN });
        client.send({ type: "reset" });
      },
      setLearningRate(value) {
        set({ learningRate: value });
        client.send({ type: "learningRate", value });
      },
      setPace(stepsPerSecond) {
        set({ pace: stepsPerSecond });
        client.send({ type: "pace", stepsPerSecond });
      },
      calibrate: (config) => client.send({ type: "calibrate", config }),
      drawn: () => client.send({ type: "drawn" }),
      dispose: () => client.dispose(),
    };
  });
}
