/** Options that somebody outside asks to set: any names, any values. */
export type Patch = Readonly<Record<string, unknown>>;

type Taker = (patch: Patch) => void;

/** Holds what a host asks for until the figure has been loaded and can take it. */
export interface Inbox {
  readonly put: Taker;
  /**
   * Hand over what has waited, as one patch, and from now on each patch at once.
   *
   * @returns how to stop taking; what comes after that waits again
   */
  readonly open: (taker: Taker) => () => void;
}

export function createInbox(): Inbox {
  let taker: Taker | undefined;
  let waiting: Patch | undefined;
  return {
    put(patch) {
      if (taker) taker(patch);
      else waiting = { ...waiting, ...patch };
    },
    open(next) {
      taker = next;
      const waited = waiting;
      waiting = undefined;
      if (waited) next(waited);
      return () => {
        if (taker === next) taker = undefined;
      };
    },
  };
}
