/** The page's side of a timing: one at a time, in a leased worker. */
import type { Said } from "@/lib/i18n/said";
import { makeLease } from "@/lib/session/lease";
import type { OpenSession } from "@/lib/session/open";
import type { Turns } from "@/lib/session/turns";
import type { FromTiming } from "./messages";

/** What a figure does with a timing. */
export interface TimingListener<Part> {
  part(part: Part): void;
  done(): void;
  /** Called with the reason why no part will follow. */
  failed(why: Said): void;
}

/** Times the GPU for one figure. */
export interface GpuTimer<Request, Part> {
  /** Begins a timing, in place of the one before. */
  start(request: Request, listener: TimingListener<Part>): void;
  /** Gives the timing up; the listener is not called again. */
  stop(): void;
  /** As `Lease.wake`. */
  wake(): void;
  /** The figure goes away: gives the timing up. */
  rest(): void;
}

/**
 * Makes the timer of one figure. It holds the page's GPU while it times: other work on the GPU would be timed
 * with it. The device is asked for at the start and given back when the timing is over, fails or is given up,
 * since the worker ends then. A timing that another figure interrupts is given up: half of it would be of a
 * GPU in another state.
 */
export function makeTimer<Request, Part>(
  open: OpenSession<Request, FromTiming<Part>>,
  turns: Turns,
): GpuTimer<Request, Part> {
  let asked: { readonly request: Request; readonly listener: TimingListener<Part> } | null = null;

  const lease = makeLease<Request, FromTiming<Part>>({
    open,
    turns,
    begin(send) {
      if (asked) send(asked.request);
    },
    hear(message) {
      if (message.type === "part") asked?.listener.part(message.part);
      else if (message.type === "done") end()?.done();
      else end()?.failed(message.sentence);
    },
    fail: (why) => end()?.failed(why),
    interrupted: () => end()?.failed({ key: "failure.gpuTaken" }),
  });
  /** Ends the worker. @returns the listener of the timing that it did */
  const end = (): TimingListener<Part> | undefined => {
    const ended = asked;
    asked = null;
    lease.stop();
    return ended?.listener;
  };
  return {
    start(request, listener) {
      // A worker does one timing.
      end();
      asked = { request, listener };
      lease.want();
    },
    stop: () => void end(),
    wake: lease.wake,
    rest() {
      end();
      lease.rest();
    },
  };
}
