import type { MicroscopeClient } from "@/lib/jobs/microscope/client";
import type { FromMicroscope, ToMicroscope } from "@/lib/jobs/microscope/protocol";
import type { Turns } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";

type Look = Extract<ToMicroscope, { type: "look" }>;

/** A figure's line to its microscope, which is there while the figure is in sight. It is asleep at first. */
export interface ScopeLine {
  /** Train this from step 0. */
  configure(config: RunConfig, engine: "auto" | "reference"): void;
  /** Look at this weight, also after the worker had to begin anew. */
  look(look: Look): void;
  send(message: Exclude<ToMicroscope, { type: "configure" | "look" }>): void;
  /** In sight again: a run that was under way begins anew, which gives the same numbers. */
  wake(): void;
  /** Far out of sight or gone: the worker ends, and its GPU device with it. */
  rest(): void;
}

/**
 * @param open starts a worker whose messages go to the function that is given
 * @param turns who may use the GPU
 * @param tell hears all messages
 */
export function makeScopeLine(
  open: (hear: (message: FromMicroscope) => void) => MicroscopeClient,
  turns: Turns,
  tell: (message: FromMicroscope) => void,
): ScopeLine {
  let client: MicroscopeClient | null = null;
  let awake = false;
  let order: Extract<ToMicroscope, { type: "configure" }> | null = null;
  let looked: Look | null = null;
  /** Whether the reader has had it train, so that it should be where it was. */
  let started = false;

  const end = () => {
    client?.dispose();
    client = null;
  };
  const hear = (message: FromMicroscope) => {
    // What failed may be the worker itself: the next order gets a new one.
    if (message.type === "status" && message.status === "failed") end();
    tell(message);
  };
  const grant = () => {
    if (!order || !awake) return;
    client ??= open(hear);
    client.send(order);
    if (looked) client.send(looked);
    if (started) client.send({ type: "run" });
  };
  const claim = {
    grant: () => {
      // Granted once more what is running already.
      if (!client) grant();
    },
    revoke() {
      end();
      const sentence = "Another figure uses the GPU now. This one begins anew when that is done.";
      tell({ type: "status", status: "loading", sentence });
    },
  };
  const begin = () => {
    if (!awake || !order) return;
    if (order.engine === "reference") {
      turns.release(claim);
      grant();
      return;
    }
    end();
    turns.claim(claim);
  };
  return {
    configure(config, engine) {
      order = { type: "configure", config, engine };
      started = false;
      begin();
    },
    look(look) {
      looked = look;
      client?.send(look);
    },
    send(message) {
      if (message.type === "run" || message.type === "step") started = true;
      if (message.type === "rewind" && message.step === 0) started = false;
      client?.send(message);
    },
    wake() {
      awake = true;
      if (!client) begin();
    },
    rest() {
      awake = false;
      end();
      turns.release(claim);
    },
  };
}
