import { describe, expect, it } from "vitest";
import type { StepTiming } from "@/lib/jobs/timing/timeSteps";
import { RECORDED_REPLAY, recordedSteps } from "@/lib/recordings/replay";
import { captionOf, type OwnSteps, rowsOf, shownOf, tableOf } from "./model";

const points = { task: "points" } as const;

/** Returns a timing in which a step is 10 requests one by one and 4 replayed. */
const timing = (ratio: number): StepTiming => ({
  task: "points",
  width: 64,
  batchSize: 64,
  parameters: 4482,
  ordinary: 50,
  replayed: 50 * ratio,
  ratio,
  ratios: [ratio],
  ordinaryCalls: { dispatches: 3, bindGroups: 2, writes: 2, copies: 1, passes: 1, submissions: 1 },
  replayedCalls: {
    dispatches: 3,
    bindGroups: 0,
    writes: 0.25,
    copies: 0.25,
    passes: 0.25,
    submissions: 0.25,
  },
});

const ownRun = (ratio: number, software = false): OwnSteps => ({
  request: { task: "points" },
  part: { device: "My GPU", software, timing: timing(ratio), finished: 3, total: 3 },
});

describe("what is shown", () => {
  it("is the recorded run until the reader's own has timed the chosen task", () => {
    expect(shownOf(points, null)).toMatchObject({ device: RECORDED_REPLAY.device, own: false });
    expect(shownOf(points, ownRun(20))).toMatchObject({ device: "My GPU", own: true });
    expect(shownOf({ task: "letters" }, ownRun(20))?.own).toBe(false);
    const begun = { ...ownRun(20), part: { ...ownRun(20).part, timing: null } };
    expect(shownOf(points, begun)?.own).toBe(false);
  });

  it("is nothing for a task that nobody timed", () => {
    const nothing = shownOf(points, null, () => undefined);
    expect(nothing).toBeNull();
    expect(captionOf(nothing, points)).toMatch(/not measured here/);
    expect(tableOf(nothing).rows).toEqual([]);
  });
});

describe("the caption", () => {
  it("states the requests, the rates and their ratio", () => {
    expect(captionOf(shownOf(points, ownRun(20)), points)).toBe(
      "On My GPU, a step of “Points in the plane” is 10 requests one by one and 4 replayed. Replayed, the device does 1,000 " +
        "steps a second, not 50: 20 times as many.",
    );
  });

  it("says where computing takes the time", () => {
    expect(captionOf(shownOf(points, ownRun(1.1)), points)).toMatch(
      /Here computing takes most of the time\.$/,
    );
    expect(captionOf(shownOf(points, ownRun(1.1, true)), points)).toMatch(/a program on the CPU, where/);
  });
});

it("has the recorded numbers in picture and table", () => {
  const shown = shownOf(points, null)!;
  const recorded = recordedSteps("points")!;
  expect(rowsOf(shown.timing)[0]).toEqual({
    label: "dispatches",
    ordinary: recorded.ordinaryCalls.dispatches,
    replayed: recorded.replayedCalls.dispatches,
  });
  const { rows } = tableOf(shown);
  expect(rows).toHaveLength(7);
  expect(rows[6].slice(1)).toEqual([
    "steps a second",
    Number(recorded.ordinary.toPrecision(4)),
    Number(recorded.replayed.toPrecision(4)),
  ]);
});
