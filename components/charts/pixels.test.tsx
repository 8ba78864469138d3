import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Frame } from "./Frame";
import { Pixels, pixelPaths, stepOf } from "./Pixels";

describe("Pixels", () => {
  it("has a stored example", async () => {
    const steps = Array.from({ length: 64 }, (_, i) => (i === 20 ? 9 : (i * 7) % 5));
    const fills = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));
    const markup = renderToStaticMarkup(
      <Frame sentence="Errors." height={100}>
        {() => <Pixels steps={steps} columns={8} left={4} top={4} cell={10} fills={fills} />}
      </Frame>,
    );
    const svg = markup.slice(markup.indexOf("<svg"), markup.indexOf("</svg>") + 6);
    const head = '<?xml-stylesheet type="text/css" href="../../../app/tokens.css"?>\n';
    const file =
      head + svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"').replaceAll("><", ">\n<");
    await expect(file).toMatchFileSnapshot("./__snapshots__/pixels.svg");
  });

  it("joins equal squares of a row, not across rows, and leaves out what has no fill", () => {
    expect(pixelPaths([0, 0, 0, 1, -1, 1], 2, 2, 0, 0, 10)).toEqual([
      "M0 0h20v10H0ZM0 10h10v10H0Z",
      "M10 10h10v10H10ZM10 20h10v10H10Z",
    ]);
  });

  it("puts a value on its step, bounds included", () => {
    expect([-1, 0.9, 1, 2, 50, Number.POSITIVE_INFINITY].map((value) => stepOf(value, [1, 2]))).toEqual([
      0, 0, 1, 2, 2, 2,
    ]);
    expect(stepOf(Number.NaN, [1])).toBe(-1);
  });
});
