import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFramePool, type Mountable } from "./framePool";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Elements that count as live between their mount and their park. */
function page(count: number, maxLive: number) {
  const live = new Set<number>();
  let most = 0;
  const elements = Array.from(
    { length: count },
    (_, i): Mountable => ({
      mount() {
        live.add(i);
        most = Math.max(most, live.size);
      },
      async park() {
        await Promise.resolve();
        live.delete(i);
      },
    }),
  );
  return { pool: createFramePool(maxLive), elements, live, most: () => most };
}

it("twenty figures of a page that is scrolled through hold three frames at most, the last ones seen", async () => {
  const { pool, elements, live, most } = page(20, 3);
  for (const [i, element] of elements.entries()) {
    pool.want(element, true);
    if (i >= 2) pool.leave(elements[i - 2]);
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(most()).toBe(3);
  expect([...live].sort()).toEqual([18, 19]);
});

it("a figure that is used takes the place of the one that was used longest ago, and that one can come back", async () => {
  const { pool, elements, live } = page(3, 2);
  for (const element of elements) pool.want(element, true);
  expect([...live]).toEqual([0, 1]);
  pool.want(elements[2], true, true);
  await vi.advanceTimersByTimeAsync(10);
  expect([...live].sort()).toEqual([1, 2]);
  pool.want(elements[0], true, true);
  await vi.advanceTimersByTimeAsync(10);
  expect([...live].sort()).toEqual([0, 2]);
});

it("a figure that is passed by keeps its frame, and one that leaves the page makes room", async () => {
  const { pool, elements, live } = page(2, 1);
  pool.want(elements[0], true);
  pool.leave(elements[0]);
  await vi.advanceTimersByTimeAsync(500);
  pool.want(elements[0], true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...live]).toEqual([0]);
  pool.want(elements[1], true);
  expect([...live]).toEqual([0]);
  live.delete(0);
  pool.forget(elements[0]);
  expect([...live]).toEqual([1]);
});
