import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { firstSvg, storedPicture } from "@/tests/support/storedPicture";
import { Band } from "./Band";
import { Bars } from "./Bars";
import { CursorPad } from "./Cursor";
import { Dots, dotsPath } from "./Dots";
import { COUNTS, MARK_EXAMPLES, ROWS } from "./examples";
import { Line } from "./Line";
import { LOSSES } from "./lossExamples";
import { Plot, type ScaleMaker } from "./plot";
import { indexScale, linearScale, logScale } from "./scale";

/** The text of each text element, in order. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text);
/** The value of an attribute of each element that has it, in order. */
const attributesOf = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value]) => value);
/** The pixels at which the sub-paths of a path begin. */
const startsOf = (d: string) =>
  [...d.matchAll(/M(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** The edges of the plot in the examples over losses, pixels. */
const EDGES = { left: 44, right: 510, top: 24, bottom: 176 };

/** What each stored picture must show, besides being the same as before. */
const MUST_SHOW: Readonly<Record<string, (svg: string) => void>> = {
  Chart(svg) {
    expect(svg).toContain('role="img" aria-label="No steps yet."');
    expect(svg).toContain(">No steps yet.<");
    expect(svg).not.toContain("<path");
  },
  plot(svg) {
    const [upper, lower] = attributesOf(svg, "d").map((d) => d.match(/-?[\d.]+,-?[\d.]+/g)!);
    const rows = (points: string[]) => points.map((point) => Number(point.split(",")[1]));
    expect(Math.min(...rows(upper))).toBe(EDGES.top);
    expect(Math.max(...rows(upper))).toBe(90);
    expect(Math.min(...rows(lower))).toBe(110);
    expect(Math.max(...rows(lower))).toBe(EDGES.bottom);
  },
  Axis(svg) {
    expect(textsOf(svg)).toEqual(["0", "50", "100", "150", "step", "0.05", "0.1", "0.2", "0.5", "loss"]);
    // The first tick is at the left edge of the plot and on the axis under it.
    expect(svg).toContain(`<line x1="${EDGES.left}" x2="${EDGES.left}" y1="${EDGES.bottom}"`);
    expect(svg.match(/stroke="var\(--line\)"/g)).toHaveLength(4);
  },
  Line(svg) {
    expect(attributesOf(svg, "stroke-dasharray")).toEqual(["5 3"]);
    expect(attributesOf(svg, "d").flatMap(startsOf)).toHaveLength(2);
    expect(textsOf(svg).slice(-2)).toEqual(["32-bit 0.03", "8-bit 0.031"]);
  },
  Band(svg) {
    const [d] = attributesOf(svg, "d");
    expect(startsOf(d)).toHaveLength(1);
    expect(startsOf(d)[0][0]).toBe(EDGES.left);
    expect(d).toMatch(/Z$/);
  },
  EndLabels(svg) {
    expect(textsOf(svg)).toEqual(["32-bit 0.03", "8-bit 0.031"]);
    const [first, second] = attributesOf(svg, "y").map(Number);
    expect(Math.abs(first - second)).toBeCloseTo(15, 6);
    expect(attributesOf(svg, "x")).toEqual([String(EDGES.right + 6), String(EDGES.right + 6)]);
  },
  Cursor(svg) {
    const at = EDGES.left + ((EDGES.right - EDGES.left) * 120) / (LOSSES.length - 1);
    expect(Number(attributesOf(svg, "x1")[0])).toBeCloseTo(at, 1);
    expect(attributesOf(svg, "cx")).toEqual(attributesOf(svg, "x1"));
    expect(textsOf(svg)).toHaveLength(1);
  },
  Bars(svg) {
    const [d] = attributesOf(svg, "d");
    expect(startsOf(d)).toHaveLength(COUNTS.filter((count) => count > 0).length);
    for (const [, y] of startsOf(d)) expect(y).toBe(EDGES.bottom);
    expect(textsOf(svg)).toEqual(["0", "127", "255", "code"]);
  },
  Dots(svg) {
    const d = attributesOf(svg, "d").at(-1)!;
    expect(startsOf(d)).toHaveLength(150);
  },
  RowDots(svg) {
    for (const { label, text } of ROWS) expect(textsOf(svg)).toEqual(expect.arrayContaining([label, text]));
    // No symbol for a value that is no number.
    expect(attributesOf(svg, "d")).toHaveLength(2);
    expect(svg).not.toContain("NaN");
  },
  Ticks(svg) {
    const places = startsOf(attributesOf(svg, "d")[0]);
    expect(places).toHaveLength(10);
    // -1 at the left end, 0 in the middle, 1 at the right end.
    expect([places[0][0], places[4][0], places[9][0]]).toEqual([14, 300, 586]);
  },
  Pixels(svg) {
    expect(attributesOf(svg, "fill")).toEqual([1, 2, 3, 4, 5].map((i) => `var(--error-${i})`));
    expect(attributesOf(svg, "d").flatMap(startsOf)).toHaveLength(63);
  },
  Raster(svg) {
    expect(svg).toContain('aria-label="Products of row and column." viewBox="0 0 64 16"');
    expect(svg).toContain('d="M0 8h64"');
  },
  Field(svg) {
    expect(attributesOf(svg, "fill")).toEqual(["var(--paper)", "var(--ink)", "none"]);
    // The boundary is one closed line.
    const line = attributesOf(svg, "d")[2].slice(1).split("L");
    expect(line[0]).toBe(line.at(-1));
  },
};

describe("stored examples", () => {
  it("are as many as there are descriptions of them", () => {
    expect(MARK_EXAMPLES.map(({ mark }) => mark).sort()).toEqual(Object.keys(MUST_SHOW).sort());
  });

  it.each(MARK_EXAMPLES.map((example) => [example.mark, example] as const))("%s", async (mark, example) => {
    const markup = renderToStaticMarkup(example.draw());
    MUST_SHOW[mark](firstSvg(markup));
    await expect(storedPicture(markup, 3)).toMatchFileSnapshot(`./__snapshots__/${example.file}.svg`);
  });
});

const over = (include: readonly number[], range: readonly [number, number]): ScaleMaker => {
  const scale = linearScale({ series: [], include, range });
  return () => scale;
};
const drawn = (x: ScaleMaker, y: ScaleMaker, mark: ReactNode) =>
  renderToStaticMarkup(
    <Plot x={x} y={y}>
      {mark}
    </Plot>,
  );

it("refuses to draw a mark outside of a chart", () => {
  expect(() => renderToStaticMarkup(<Line values={[1]} colour="red" />)).toThrow(/inside a Chart/);
});

it("takes the pixel as unit where a plot has no scale", () => {
  const markup = renderToStaticMarkup(
    <Plot area={{ left: 10, right: 90, top: 0, bottom: 40 }}>
      <Line values={[7, 9]} at={[20, 30]} colour="red" />
    </Plot>,
  );
  expect(markup).toContain('d="M20,7L30,9"');
});

describe("Line", () => {
  /** The path of a line through the values, 10 pixels apart and one pixel a unit. */
  const lineThrough = (values: number[]) => {
    const x = over([0, values.length - 1], [0, (values.length - 1) * 10]);
    const markup = drawn(x, over([0, 100], [0, 100]), <Line values={values} colour="red" />);
    return markup.match(/ d="([^"]*)"/)![1];
  };

  it("breaks at a value that is not a number", () => {
    expect(lineThrough([1, 2, Number.NaN, 4, 5])).toBe("M0,1L10,2M30,4L40,5");
    expect(lineThrough([1, Number.POSITIVE_INFINITY, 3])).toBe("M0,1ZM20,3Z");
  });

  it("draws nothing for nothing", () => {
    expect(lineThrough([])).toBe("");
  });

  it("can be placed at given positions", () => {
    const scale = over([0, 100], [0, 100]);
    expect(drawn(scale, scale, <Line values={[1, 2]} at={[0, 64]} colour="red" />)).toContain("M0,1L64,2");
  });
});

describe("Bars", () => {
  it("draws a code that is used once at least one pixel high, and an unused code not at all", () => {
    const bars = <Bars counts={[0, 1, 1e6]} colour="red" />;
    const path = drawn(over([0, 2], [0, 20]), over([0, 1e6], [100, 0]), bars);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).toContain("V99.0");
  });
});

describe("Band", () => {
  it("has a gap where one of its edges has none", () => {
    const band = <Band low={[1, 1, Number.NaN, 1, 1]} high={[2, 2, 2, 2, 2]} colour="red" />;
    const markup = drawn(() => indexScale(5, [0, 40]), over([0, 10], [0, 10]), band);
    expect(markup.match(/M/g)).toHaveLength(2);
  });
});

describe("Dots", () => {
  const unit = linearScale({ series: [], include: [0, 100], range: [0, 100] });

  it("centres a square on each pair, and draws equal places once", () => {
    expect(dotsPath([10, 10.1], [20, 20], unit, unit, 2)).toBe("M9 19h2v2h-2Z");
    expect(
      drawn(
        () => unit,
        () => unit,
        <Dots xs={[10]} ys={[20]} size={2} colour="red" />,
      ),
    ).toContain('d="M9 19h2v2h-2Z" fill="red"');
  });

  it("leaves out a pair that a scale cannot show", () => {
    const log = logScale({ series: [[1, 10]], range: [0, 100] });
    expect(dotsPath([0, Number.NaN, 1], [1, 1, 1], log, log, 2).match(/M/g)).toHaveLength(1);
  });
});

describe("CursorPad", () => {
  it("is a slider that gives the values at its place", () => {
    const pad = (
      <CursorPad count={10} index={3} onIndex={() => {}} label="Step" readOut={(i) => `step ${i}`} />
    );
    const markup = drawn(() => indexScale(10, [44, 510]), over([0], [90, 10]), pad);
    expect(markup).toContain('role="slider" tabindex="0"');
    expect(markup).toContain('aria-valuenow="3" aria-valuetext="step 3"');
    expect(markup).toContain("left:44px");
    expect(markup).toContain("width:466px");
  });
});
