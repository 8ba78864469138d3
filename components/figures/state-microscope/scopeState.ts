import type { FromMicroscope } from "@/lib/jobs/microscope/protocol";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import type { EngineInfo, RunStatus, TensorLedger } from "@/lib/training/report";

/** What is known of the microscope's run. */
export interface ScopeState {
  readonly status: RunStatus;
  readonly sentence: string;
  readonly engine: EngineInfo | null;
  readonly tensors: readonly TensorLedger[];
  readonly frame: Extract<FromMicroscope, { type: "frame" }> | null;
  readonly trace: WeightTrace | null;
  /** Whether the trace is complete; else a replay is under way. */
  readonly whole: boolean;
}

export const asleep: ScopeState = {
  status: "loading",
  sentence: "",
  engine: null,
  tensors: [],
  frame: null,
  trace: null,
  whole: false,
};

/** The state after a message. */
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
