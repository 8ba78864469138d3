import type { FromMicroscope, ToMicroscope } from "@/lib/jobs/microscope/messages";
import { makeLease } from "@/lib/session/lease";
import type { OpenSession } from "@/lib/session/open";
import type { Turns } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";

type Look = Extract<ToMicroscope, { type: "look" }>;

/** A figure's microscope, whose worker is there while the figure is near the viewport. */
export interface ScopeLine {
  /** Trains this run from step 0, in place of the one before. */
  configure(config: RunConfig, engine: "auto" | "reference"): void;
  /** Looks at this weight, also after the worker had to begin anew. */
  look(look: Look): void;
  /** Sends an order about the run at hand. */
  send(message: Exclude<ToMicroscope, { type: "configure" | "look" }>): void;
  /** As `Lease.wake`: a run that was under way begins anew, which gives the same numbers. */
  wake(): void;
  /** As `Lease.rest`. */
  rest(): void;
}

/**
 * Makes the microscope of one figure. It alone remembers the wanted run. The figure counts as far until
 * `wake` is called.
 *
 * @param open opens a session with the microscope's worker
 * @param turns turns at the GPU
 * @param tell hears all messages; a worker that stops and a GPU that is taken away are messages too
 */
export function makeScopeLine(
  open: OpenSession<ToMicroscope, FromMicroscope>,
  turns: Turns,
  tell: (message: FromMicroscope) => void,
): ScopeLine {
  let wanted: Extract<ToMicroscope, { type: "configure" }> | null = null;
  let looked: Look | null = null;
  /** Whether the reader has had the run train, so that a new worker should train it too. */
  let started = false;

  const lease = makeLease<ToMicroscope, FromMicroscope>({
    open,
    turns,
    begin(send) {
      if (!wanted) return;
      send(wanted);
      if (looked) send(looked);
      if (started) send({ type: "run" });
    },
    hear(message) {
      // The reason may be the worker itself: the next run gets a new one.
      if (message.type === "status" && message.status === "failed") lease.stop();
      tell(message);
    },
    fail: (sentence) => tell({ type: "status", status: "failed", sentence }),
    interrupted() {
      const sentence = "Another figure uses the GPU now. This one begins anew when that is done.";
      tell({ type: "status", status: "loading", sentence });
    },
  });
  return {
    configure(config, engine) {
      wanted = { type: "configure", config, engine };
      started = false;
      lease.want(engine === "auto");
    },
    look(look) {
      looked = look;
      lease.send(look);
    },
    send(message) {
      if (message.type === "run" || message.type === "step") started = true;
      if (message.type === "rewind" && message.step === 0) started = false;
      lease.send(message);
    },
    wake: lease.wake,
    rest: lease.rest,
  };
}
