/** An element that can show a live frame. */
export interface Mountable {
  mount(): void;
  /** Removes the frame; resolves when its state is kept. */
  park(): Promise<void>;
}

/** Live frames of a page at most. */
export const MAX_LIVE = 3;
/** How long a figure must be out of reach before its frame is parked, milliseconds: a reader may scroll back. */
const PARK_AFTER_MS = 2000;

/** Decides which figures of a page are live. */
export interface FramePool {
  /** Largest number of live frames. */
  maxLive: number;
  /**
   * Asks for a frame, which is made at once if there is room for it.
   *
   * @param visible whether the reader can see the element
   * @param insists whether another frame makes room for this one: the reader or the page uses it
   */
  want(element: Mountable, visible: boolean, insists?: boolean): void;
  /** The element is far from the viewport. Its frame makes room for others, and is parked after some time. */
  leave(element: Mountable): void;
  /** The element has left the page. */
  forget(element: Mountable): void;
}

/** Returns an empty pool. */
export function createFramePool(maxLive = MAX_LIVE): FramePool {
  /** Live elements, the least recently seen first. */
  let live: Mountable[] = [];
  let waiting: Mountable[] = [];
  const far = new Set<Mountable>();
  const leaving = new Set<Mountable>();

  const without = (list: readonly Mountable[], element: Mountable) => list.filter((each) => each !== element);
  const fill = () => {
    while (waiting.length > 0 && live.length + leaving.size < pool.maxLive) {
      const [next] = waiting;
      waiting = waiting.slice(1);
      live.push(next);
      next.mount();
    }
  };
  const park = async (element: Mountable) => {
    if (!live.includes(element)) return;
    live = without(live, element);
    leaving.add(element);
    await element.park();
    leaving.delete(element);
    fill();
  };
  const pool: FramePool = {
    maxLive,
    want(element, visible, insists = false) {
      far.delete(element);
      if (live.includes(element)) {
        live = [...without(live, element), element];
        return;
      }
      waiting = visible ? [element, ...without(waiting, element)] : [...without(waiting, element), element];
      if (live.length + leaving.size >= pool.maxLive) {
        const victim = live.find((each) => far.has(each)) ?? (insists ? live[0] : undefined);
        if (victim) void park(victim);
      }
      fill();
    },
    leave(element) {
      waiting = without(waiting, element);
      if (!live.includes(element)) return;
      far.add(element);
      if (waiting.length > 0) void park(element);
      else setTimeout(() => far.has(element) && void park(element), PARK_AFTER_MS);
    },
    forget(element) {
      live = without(live, element);
      waiting = without(waiting, element);
      far.delete(element);
      fill();
    },
  };
  return pool;
}

/** The pool of this page. */
export const POOL = createFramePool();
