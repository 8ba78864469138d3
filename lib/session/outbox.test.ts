import { describe, expect, it } from "vitest";
import type { Frame } from "@/lib/training/report";
import { Outbox } from "./outbox";

/** So many steps of two lanes from here; lane 0's losses are the numbers of the steps. */
function frame(firstStep: number, steps: number): Frame {
  const numbers = Float32Array.from({ length: steps }, (_, i) => firstStep + i);
  return {
    firstStep,
    losses: [numbers, numbers.map((step) => -step)],
    cosines: [numbers.map((step) => step / 100)],
    moves: [],
    drawing: firstStep === 5 ? null : { codeCounts: [], pictures: [], heldOut: [firstStep] },
    stepsPerSecond: 1,
  };
}

describe("Outbox", () => {
  it("sends a frame at once to a page that has drawn, and joins what comes before the next is wanted", () => {
    const sent: Frame[] = [];
    const outbox = new Outbox((each) => sent.push(each));
    for (const [firstStep, steps] of [
      [0, 2],
      [2, 3],
      [5, 1],
    ])
      outbox.add(frame(firstStep, steps));
    expect(sent).toEqual([frame(0, 2)]);
    expect(outbox.sent).toBe(2);
    outbox.want();
    expect(sent[1]).toEqual(frame(2, 4));
    expect(outbox.sent).toBe(6);
  });

  it("sends the next frame at once where the page wanted it before there was one", () => {
    const sent: Frame[] = [];
    const outbox = new Outbox((each) => sent.push(each));
    outbox.add(frame(0, 1));
    outbox.want();
    outbox.add(frame(1, 1));
    expect(sent.map(({ firstStep }) => firstStep)).toEqual([0, 1]);
  });

  it("forgets what has gathered when the run begins again", () => {
    const sent: Frame[] = [];
    const outbox = new Outbox((each) => sent.push(each));
    outbox.add(frame(0, 4));
    outbox.add(frame(4, 4));
    outbox.clear();
    outbox.flush();
    outbox.add(frame(0, 1));
    expect(sent).toEqual([frame(0, 4), frame(0, 1)]);
  });
});
