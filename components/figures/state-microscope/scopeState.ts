import type { FromMicroscope } from "@/lib/jobs/microscope/messages";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import type { EngineInfo, RunSaid, RunStatus, TensorLedger } from "@/lib/training/report";

/** State of the microscope of a figure, built from the messages of its worker. */
export interface ScopeState {
  readonly status: RunStatus;
  /** A sentence with the reason for the status, if it is not obvious; else empty. */
  readonly sentence: RunSaid;
  readonly engine: EngineInfo | null;
  readonly tensors: readonly TensorLedger[];
  /** The last frame of the run: its step, and weights; null before the first frame. */
  readonly frame: Extract<FromMicroscope, { type: "frame" }> | null;
  /** The record of the weight that is shown; null before the first record. */
  readonly trace: WeightTrace | null;
  /** Whether the trace is complete; if not, a replay is adding to it. */
  readonly whole: boolean;
}

/** The state before the first message. */
export const INITIAL_STATE: ScopeState = {
  status: "loading",
  sentence: "",
  engine: null,
  tensors: [],
  frame: null,
  trace: null,
  whole: false,
};

/** Returns the state after a message. */
export function stateAfter(state: ScopeState, message: FromMicroscope): ScopeState {
  switch (message.type) {
    case "ready":
      return { ...INITIAL_STATE, engine: message.engine, tensors: message.tensors };
    case "frame":
      return { ...state, frame: message };
    case "trace":
      return { ...state, trace: message.trace, whole: message.whole };
    case "status":
      return { ...state, status: message.status, sentence: message.sentence };
  }
}
