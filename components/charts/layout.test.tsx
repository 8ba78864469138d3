import * as fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AxisX } from "./Axis";
import { keptInside, linearLayout, signedLogLayout, viewScale, zoomedOn } from "./layout";
import { Plot } from "./plot";
import { linearScale } from "./scale";

const signed = signedLogLayout([-1, 1], 1e-7);
const layouts = [linearLayout([-1, 1]), linearLayout([0, 1]), signed, signedLogLayout([0, 1], 1e-7)];

describe("layouts of a number line", () => {
  it.each(layouts.map((layout) => [layout.kind, layout] as const))(
    "%s goes from end to end and back",
    (_, layout) => {
      expect(layout.share(1)).toBe(1);
      expect(layout.share(layout.value(0))).toBe(0);
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
          expect(layout.share(layout.value(share))).toBeCloseTo(share, 9);
        }),
      );
    },
  );

  it("give each power of ten the same room on both sides of zero", () => {
    expect(signed.share(0)).toBe(0.5);
    expect(signed.share(1e-9)).toBe(0.5);
    const decade = signed.share(1) - signed.share(0.1);
    expect(signed.share(1e-5) - signed.share(1e-6)).toBeCloseTo(decade, 12);
    expect(signed.share(-0.1) - signed.share(-1)).toBeCloseTo(decade, 12);
  });
});

describe("the enlarged part", () => {
  it("has its centre in the middle, and ticks only in sight", () => {
    for (const layout of layouts) {
      for (const zoom of [1, 3, 40, 1e4]) {
        const view = keptInside({ zoom, centre: 0.9 });
        const x = viewScale(layout, view, [10, 310]);
        expect(x.at(layout.value(view.centre))).toBeCloseTo(160, 6);
        const ticks = x.ticks(5);
        for (const tick of ticks) expect(tick >= x.domain[0] && tick <= x.domain[1]).toBe(true);
        expect(new Set(ticks.map(x.print)).size).toBe(ticks.length);
      }
    }
  });

  it("writes powers of ten in few digits, with and without negative values", () => {
    for (const low of [-1, 0]) {
      const x = viewScale(signedLogLayout([low, 1], 1e-7), { zoom: 1, centre: 0.5 }, [0, 600]);
      expect(
        x
          .ticks(8)
          .map(x.print)
          .filter((text) => text.length > 5),
      ).toEqual([]);
      expect(x.print(0.1)).toBe("0.1");
    }
  });

  it("stays on the line", () => {
    expect(keptInside({ zoom: 4, centre: 0 })).toEqual({ zoom: 4, centre: 0.125 });
    expect(keptInside({ zoom: 1, centre: 0.9 })).toEqual({ zoom: 1, centre: 0.5 });
  });
});

it("comes closer to a value, no closer than allowed, and back to the whole line", () => {
  const whole = { zoom: 1, centre: 0.5 };
  expect(zoomedOn(whole, 100, 4, 0.3)).toEqual({ zoom: 4, centre: 0.3 });
  expect(zoomedOn({ zoom: 80, centre: 0.3 }, 100, 4, 0.3).zoom).toBe(100);
  expect(zoomedOn({ zoom: 2, centre: 0.3 }, 100, 1 / 4, 0.3)).toEqual(whole);
  expect(zoomedOn({ zoom: 80, centre: 0.3 }, 100, 0, 0.3)).toEqual(whole);
});

describe("the title of a horizontal axis", () => {
  const titleAt = (domain: readonly [number, number], at: readonly number[]) => {
    const markup = renderToStaticMarkup(
      <Plot area={{ left: 50, right: 250 }} x={(range) => linearScale({ series: [domain], range })}>
        <AxisX at={at} title="step" />
      </Plot>,
    );
    return Number(/<text x="([^"]+)"[^>]*>step/.exec(markup)?.[1]);
  };

  it("keeps its distance from a first number of several digits, which is centred under its tick", () => {
    expect(titleAt([0, 9], [0, 9])).toBe(42);
    expect(titleAt([165, 200], [165, 200])).toBeLessThanOrEqual(42 - 6);
    // The first number stands far from the left end.
    expect(titleAt([0, 200], [100, 200])).toBe(42);
  });
});
