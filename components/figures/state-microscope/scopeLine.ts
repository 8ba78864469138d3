import type { FromMicroscope, ToMicroscope } from "@/lib/jobs/microscope/messages";
import { makeLease } from "@/lib/session/lease";
import type { OpenSession } from "@/lib/session/open";
import type { Turns } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";
import { english } from "./messages";

type Look = Extract<ToMicroscope, { type: "look" }>;

/** The microscope of a figure. Its worker exists while the figure is near the viewport. */
export interface ScopeLine {
  /** Trains this run from step 0, in place of the previous run. */
  configure(config: RunConfig, engine: "auto" | "reference"): void;
  /** Records this weight, now and again in each new worker. */
  look(look: Look): void;
  /** Sends a command to the current run. */
  send(message: Exclude<ToMicroscope, { type: "configure" | "look" }>): void;
  /** As `Lease.wake`: a run that was training starts again at step 0, which gives the same numbers. */
  wake(): void;
  /** As `Lease.rest`. */
  rest(): void;
}

/**
 * Makes the microscope of one figure. It is the only place that stores the wanted run. The figure counts as
 * out of sight until `wake` is called.
 *
 * @param open opens a session with the worker of the microscope
 * @param turns the queue of figures that use the GPU
 * @param onMessage is called with each message; a worker that stops and a GPU that is revoked are messages
 * too
 * @param t finds the words of the message that another figure has taken the GPU
 */
export function makeScopeLine(
  open: OpenSession<ToMicroscope, FromMicroscope>,
  turns: Turns,
  onMessage: (message: FromMicroscope) => void,
  t = english,
): ScopeLine {
  let wanted: Extract<ToMicroscope, { type: "configure" }> | null = null;
  let lastLook: Look | null = null;
  /** Whether the reader has started the run, so that a new worker starts it too. */
  let started = false;

  const lease = makeLease<ToMicroscope, FromMicroscope>({
    open,
    turns,
    begin(send) {
      if (!wanted) return;
      send(wanted);
      if (lastLook) send(lastLook);
      if (started) send({ type: "run" });
    },
    hear(message) {
      // The worker itself may be the cause: the next run gets a new worker.
      if (message.type === "status" && message.status === "failed") lease.stop();
      onMessage(message);
    },
    fail: (sentence) => onMessage({ type: "status", status: "failed", sentence }),
    interrupted() {
      onMessage({ type: "status", status: "loading", sentence: t("microscope.interrupted") });
    },
  });
  return {
    configure(config, engine) {
      wanted = { type: "configure", config, engine };
      started = false;
      lease.want(engine === "auto");
    },
    look(look) {
      lastLook = look;
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
