import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LastChanges } from "./lastChanges";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("waits for the rest of each task by itself", () => {
  const changes = new LastChanges();
  const rested: string[] = [];
  changes.rest("points", 500, () => rested.push("first of points"));
  vi.advanceTimersByTime(300);
  changes.rest("points", 500, () => rested.push("points"));
  vi.advanceTimersByTime(300);
  // The reader goes to another task and types there before the text of this one has rested.
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
