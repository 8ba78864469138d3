import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AxisX, AxisY } from "./Axis";
import { Dots, dotsPath } from "./Dots";
import { Frame } from "./Frame";
import { linearScale, logScale } from "./scale";

const unit = linearScale({ series: [], include: [0, 100], range: [0, 100] });

describe("Dots", () => {
  it("has a stored example", async () => {
    const xs = Array.from({ length: 150 }, (_, i) => 10 ** (-4 + i / 50));
    const ys = xs.map((value, i) => value * 10 ** (0.5 * Math.sin(7 * i)));
    const markup = renderToStaticMarkup(
      <Frame sentence="Most lie near the diagonal." height={220} margin={{ left: 44, top: 24, bottom: 24 }}>
        {({ left, right, top, bottom }) => {
          const x = logScale({ series: [xs], range: [left, right] });
          const y = logScale({ series: [ys], range: [bottom, top] });
          return (
            <>
              <AxisX scale={x} y={bottom} />
              <AxisY scale={y} x={left} to={right} title="y" />
              <Dots xs={xs} ys={ys} x={x} y={y} colour="var(--bits8)" />
            </>
          );
        }}
      </Frame>,
    );
    const svg = markup.slice(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
    const head = '<?xml-stylesheet type="text/css" href="../../../app/tokens.css"?>\n';
    const file =
      head + svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"').replaceAll("><", ">\n<");
    await expect(file).toMatchFileSnapshot("./__snapshots__/dots.svg");
  });

  it("centres a square on each pair, and draws equal places once", () => {
    expect(dotsPath([10, 10.1], [20, 20], unit, unit, 2)).toBe("M9 19h2v2h-2Z");
  });

  it("leaves out what a scale cannot show", () => {
    const log = logScale({ series: [[1, 10]], range: [0, 100] });
    expect(dotsPath([0, Number.NaN, 1], [1, 1, 1], log, log, 2).match(/M/g)).toHaveLength(1);
  });
});
