import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LastChanges } from "./useOwnText";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("waits for each task separately", () => {
  const changes = new LastChanges();
  const rested: string[] = [];
  changes.rest("points", 500, () => rested.push("first of points"));
  vi.advanceTimersByTime(300);
  changes.rest("points", 500, () => rested.push("points"));
  vi.advanceTimersByTime(300);
  // The reader types in another task before the text of the first is checked.
  changes.rest("chars", 500, () => rested.push("chars"));
  vi.advanceTimersByTime(200);
  expect(rested).toEqual(["points"]);
  vi.advanceTimersByTime(300);
  expect(rested).toEqual(["points", "chars"]);
});

it("knows the last change of each task", () => {
  const changes = new LastChanges();
  const old = changes.begin("points");
  expect(old()).toBe(true);
  const points = changes.begin("points");
  const chars = changes.begin("chars");
  expect([old(), points(), chars()]).toEqual([false, true, true]);
});
