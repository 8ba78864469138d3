import type { FromMicroscope } from "@/lib/jobs/microscope/messages";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import type { EngineInfo, RunStatus, TensorLedger } from "@/lib/training/report";

/** What is known of the microscope's run. */
export interface ScopeState {
  readonly status: RunStatus;
  /** Why the run is in this state, when that is not obvious; else empty. */
  readonly sentence: string;
  readonly engine: EngineInfo | null;
  readonly tensors: readonly TensorLedger[];
  /** Where the run stands; null before the first frame. */
  readonly frame: Extract<FromMicroscope, { type: "frame" }> | null;
  /** The record of the weight that is looked at; null before the first. */
  readonly trace: WeightTrace | null;
  /** Whether the trace is complete; else a replay is under way. */
  readonly whole: boolean;
}

/** The state before the first message. */
export const asleep: ScopeState = {
  status: "loading",
  sentence: "",
  engine: null,
  tensors: [],
  frame: null,
  trace: null,
  whole: false,
};

/** Returns the state after a message. */
export function heard(state: ScopeState, message: FromMicroscope): ScopeState {
  switch (message.type) {
    case "ready":
      return { ...asleep, engine: message.engine, tensors: message.tensors };
    case "frame":
      return { ...state, frame: message };
    case "trace":
      return { ...state, trace: message.trace, whole: message.whole };
    case "status":
      return { ...state, status: message.status, sentence: message.sentence };
  }
}
