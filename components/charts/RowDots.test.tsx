import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Frame } from "./Frame";
import { DOTS_MARGIN, type DotsRow, dotsHeight, RowDots } from "./RowDots";
import { logScale } from "./scale";

const rows: DotsRow[] = [
  {
    label: "32-bit",
    text: "17",
    marks: [{ value: 17, low: 15, high: 20, colour: "var(--bits32)", shape: "circle" }],
  },
  {
    label: "8-bit, linear",
    text: "9 of 10 unstable",
    marks: [
      { value: 250, colour: "var(--bits8)", shape: "triangle", hollow: true },
      { value: Number.NaN, colour: "var(--bits8)", shape: "square" },
    ],
  },
  { label: "not confirmed", text: "not shown", marks: [], muted: true },
];

const drawn = renderToStaticMarkup(
  <Frame sentence="Rows." height={dotsHeight(rows.length)} margin={DOTS_MARGIN}>
    {(area) => (
      <RowDots
        rows={rows}
        area={area}
        rule={17}
        x={logScale({ series: [[15, 250]], range: [area.left, area.right], pad: 0.05 })}
      />
    )}
  </Frame>,
);

it("draws a row for each thing, and no symbol for what is no number", () => {
  for (const { label, text } of rows) {
    expect(drawn).toContain(`>${label}<`);
    expect(drawn).toContain(`>${text}<`);
  }
  expect(drawn.match(/<path/g)).toHaveLength(2);
  expect(drawn).not.toContain("NaN");
});

it("has a stored example", async () => {
  const svg = drawn.slice(drawn.indexOf("<svg"), drawn.indexOf("</svg>") + 6);
  const head = '<?xml-stylesheet type="text/css" href="../../../app/tokens.css"?>\n';
  const file = head + svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"').replaceAll("><", ">\n<");
  await expect(file).toMatchFileSnapshot("./__snapshots__/RowDots.svg");
});
