import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { paintSteps, Raster } from "./Raster";

describe("Raster", () => {
  it("is a canvas of one pixel a cell, with a sentence in its place", () => {
    const markup = renderToStaticMarkup(
      <Raster sentence="Used often." steps={new Uint8Array(6)} columns={3} fills={[]}>
        <path d="M0 1h3" />
      </Raster>,
    );
    expect(markup).toContain('<canvas width="3" height="2"');
    expect(markup).toContain('aria-label="Used often." viewBox="0 0 3 2"');
    expect(markup).toContain('d="M0 1h3"');
  });

  it("paints each cell in its fill and leaves the others clear", () => {
    const pixels = new Uint8ClampedArray(12).fill(9);
    const palette = [
      [1, 2, 3, 255],
      [4, 5, 6, 127.5],
    ];
    paintSteps(Uint8Array.of(1, 255, 0), palette, pixels);
    expect([...pixels]).toEqual([4, 5, 6, 128, 0, 0, 0, 0, 1, 2, 3, 255]);
  });
});
