import type { HostRequest } from "./protocol";

/** Shortest time between two deliveries, milliseconds: a host may send a request for each pixel of a drag. */
export const DELIVER_EVERY_MS = 50;
/** Most requests that wait. Merged `set` requests count as one. */
export const MOST_WAITING = 100;

type Receiver = (request: HostRequest) => void;

/** Holds the requests of a host until the figure has been loaded, and limits their rate from then on. */
export interface Inbox {
  /** Adds a request. @returns false if too many requests wait, so that it was dropped */
  put(request: HostRequest): boolean;
  /**
   * Passes waiting requests and all later ones to a receiver, in their order.
   *
   * @returns a function that stops it; later requests wait again
   */
  open(receiver: Receiver): () => void;
}

/**
 * Returns an empty inbox without a receiver. Consecutive `set` and `theme` requests without an id become one
 * request, with the latest value of each option.
 */
export function createInbox(): Inbox {
  let receiver: Receiver | undefined;
  let waiting: HostRequest[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const deliver = () => {
    timer = undefined;
    if (!receiver || waiting.length === 0) return;
    const requests = waiting;
    waiting = [];
    timer = setTimeout(deliver, DELIVER_EVERY_MS);
    for (const request of requests) receiver(request);
  };
  return {
    put(request) {
      const last = waiting.at(-1);
      const merged = last && mergedRequest(last, request);
      if (merged) waiting[waiting.length - 1] = merged;
      else if (waiting.length >= MOST_WAITING) return false;
      else waiting.push(request);
      if (timer === undefined) deliver();
      return true;
    },
    open(next) {
      receiver = next;
      clearTimeout(timer);
      deliver();
      return () => {
        if (receiver === next) receiver = undefined;
      };
    },
  };
}

/** Returns two consecutive requests as one, or undefined if they cannot be one. */
function mergedRequest(first: HostRequest, second: HostRequest): HostRequest | undefined {
  if (first.id !== undefined || second.id !== undefined) return undefined;
  if (first.type === "set" && second.type === "set")
    return { type: "set", patch: { ...first.patch, ...second.patch } };
  const sameKind = first.type === second.type && (first.type === "theme" || first.type === "visible");
  return sameKind ? second : undefined;
}
