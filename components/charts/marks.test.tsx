import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AxisX, AxisY } from "./Axis";
import { Band } from "./Band";
import { Bars } from "./Bars";
import { CursorPad, CursorRule } from "./Cursor";
import { EndLabels } from "./EndLabels";
import { Field } from "./Field";
import { type Area, Frame } from "./Frame";
import { Line } from "./Line";
import { indexScale, linearScale, logScale } from "./scale";

/** Each mark has a stored example in __snapshots__: open one in a browser to see what the mark draws. */
function example(name: string, markup: string) {
  const svg = markup.slice(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
  const head = '<?xml-stylesheet type="text/css" href="../../../app/tokens.css"?>\n';
  const file = head + svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"').replaceAll("><", ">\n<");
  return expect(file).toMatchFileSnapshot(`./__snapshots__/${name}.svg`);
}

const margin = { left: 44, right: 90, top: 24, bottom: 24 };
const falling = Array.from({ length: 200 }, (_, i) => 0.7 * Math.exp(-i / 60) * (1 + 0.1 * Math.sin(i)));
const scales = (area: Area) => ({
  x: indexScale(200, [area.left, area.right]),
  y: logScale({ series: [falling], range: [area.bottom, area.top] }),
});
const drawn = (marks: (area: Area) => ReactNode, empty?: string) =>
  renderToStaticMarkup(
    <Frame sentence="The loss falls." height={200} margin={margin} empty={empty}>
      {marks}
    </Frame>,
  );

describe("examples", () => {
  it("Line with axes and labels at its end", async () => {
    const markup = drawn((area) => {
      const { x, y } = scales(area);
      return (
        <>
          <AxisX scale={x} y={area.bottom} title="step" />
          <AxisY scale={y} x={area.left} to={area.right} title="loss" />
          <Line values={falling} x={x} y={y} colour="var(--bits32)" />
          <Line values={falling.map((v) => v * 1.02)} x={x} y={y} colour="var(--bits8)" dashed />
          <EndLabels
            x={area.right + 6}
            top={area.top}
            bottom={area.bottom}
            labels={[
              { text: "32-bit 0.03", y: y.at(falling[199]), colour: "var(--bits32)" },
              { text: "8-bit 0.031", y: y.at(falling[199] * 1.02), colour: "var(--bits8)" },
            ]}
          />
        </>
      );
    });
    expect(markup).toContain('role="img" aria-label="The loss falls."');
    await example("line", markup);
  });

  it("Band", () =>
    example(
      "band",
      drawn((area) => {
        const { x, y } = scales(area);
        return (
          <Band
            low={falling.map((v) => v * 0.8)}
            high={falling.map((v) => v * 1.2)}
            x={x}
            y={y}
            colour="var(--bits8)"
          />
        );
      }),
    ));

  it("Bars", () =>
    example(
      "bars",
      drawn((area) => {
        const counts = Array.from({ length: 256 }, (_, i) =>
          Math.round(400 * Math.exp(-(((i - 127) / 40) ** 2))),
        );
        const x = linearScale({ series: [], include: [-0.5, 255.5], range: [area.left, area.right] });
        const y = linearScale({ series: [counts], include: [0], range: [area.bottom, area.top] });
        return (
          <>
            <AxisX scale={x} y={area.bottom} at={[0, 127, 255]} title="code" />
            <Bars counts={counts} x={x} y={y} colour="var(--bits8)" />
          </>
        );
      }),
    ));

  it("Cursor", () =>
    example(
      "cursor",
      drawn((area) => {
        const { x, y } = scales(area);
        return (
          <>
            <Line values={falling} x={x} y={y} colour="var(--bits32)" />
            <CursorRule
              x={x}
              at={120}
              top={area.top}
              bottom={area.bottom}
              readings={[{ text: "0.097", y: y.at(falling[120]), colour: "var(--bits32)" }]}
            />
          </>
        );
      }),
    ));

  it("Field", () => {
    const values = Array.from(
      { length: 32 * 32 },
      (_, i) => 8 - Math.hypot((i % 32) - 15.5, (i >> 5) - 15.5),
    );
    return example(
      "field",
      renderToStaticMarkup(
        <Field
          sentence="A disc."
          values={values}
          size={[32, 32]}
          opacity={(value) => (value > 0 ? 0.3 : 0)}
          boundaries={[{ values, colour: "var(--bits32)" }]}
          points={[
            { x: 0.5, y: 0.5, group: 1 },
            { x: 0.1, y: 0.1, group: 0 },
          ]}
        />,
      ),
    );
  });

  it("an empty frame says why", async () => {
    const markup = drawn(() => <path d="M0 0" />, "No steps yet.");
    expect(markup).toContain('aria-label="No steps yet."');
    expect(markup).not.toContain("<path");
    await example("empty", markup);
  });
});

/** The path of a line through the values, 10 pixels apart and one pixel a unit. */
function lineThrough(values: number[]): string {
  const x = linearScale({
    series: [],
    include: [0, values.length - 1],
    range: [0, (values.length - 1) * 10],
  });
  const y = linearScale({ series: [], include: [0, 100], range: [0, 100] });
  return renderToStaticMarkup(<Line values={values} x={x} y={y} colour="red" />).match(/ d="([^"]*)"/)![1];
}

describe("Line", () => {
  it("breaks at what is not a number", () => {
    expect(lineThrough([1, 2, Number.NaN, 4, 5])).toBe("M0,1L10,2M30,4L40,5");
    expect(lineThrough([1, Number.POSITIVE_INFINITY, 3])).toBe("M0,1ZM20,3Z");
  });

  it("draws nothing for nothing", () => {
    expect(lineThrough([])).toBe("");
  });

  it("can be placed at given positions", () => {
    const x = linearScale({ series: [], include: [0, 100], range: [0, 100] });
    expect(renderToStaticMarkup(<Line values={[1, 2]} at={[0, 64]} x={x} y={x} colour="red" />)).toContain(
      "M0,1L64,2",
    );
  });
});

describe("Bars", () => {
  it("draws a code that is used once at least one pixel high, and an unused one not at all", () => {
    const x = linearScale({ series: [], include: [0, 2], range: [0, 20] });
    const y = linearScale({ series: [], include: [0, 1e6], range: [100, 0] });
    const path = renderToStaticMarkup(<Bars counts={[0, 1, 1e6]} x={x} y={y} colour="red" />);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).toContain("V99.0");
  });
});

describe("Band", () => {
  it("has a gap where one of its edges has none", () => {
    const x = indexScale(5, [0, 40]);
    const y = linearScale({ series: [], include: [0, 10], range: [0, 10] });
    const markup = renderToStaticMarkup(
      <Band low={[1, 1, Number.NaN, 1, 1]} high={[2, 2, 2, 2, 2]} x={x} y={y} colour="red" />,
    );
    expect(markup.match(/M/g)).toHaveLength(2);
  });
});

describe("CursorPad", () => {
  it("is a slider that says the values at its place", () => {
    const markup = renderToStaticMarkup(
      <CursorPad
        x={indexScale(10, [44, 510])}
        top={10}
        bottom={90}
        count={10}
        index={3}
        onIndex={() => {}}
        label="Step"
        readOut={(i) => `step ${i}`}
      />,
    );
    expect(markup).toContain('role="slider" tabindex="0"');
    expect(markup).toContain('aria-valuenow="3" aria-valuetext="step 3"');
  });
});
