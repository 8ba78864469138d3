"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { Fill } from "./Pixels";
import { onThemeChange, parseRgb } from "./theme";

interface RasterProps {
  readonly sentence: string;
  /**
   * Row-major, first row at the top: index of the fill of each cell; any other number leaves the cell blank.
   */
  readonly steps: Uint8Array;
  readonly columns: number;
  readonly fills: readonly Fill[];
  readonly children?: ReactNode;
}

/**
 * Raster: a large matrix as a canvas of one pixel a cell, each cell in one of a few fills.
 *
 *   <Raster sentence="..." steps={steps} columns={256} fills={[{ colour: "var(--error-1)" }]} />
 *
 * Pixels draws the same as vectors, for matrices of a few thousand cells and for files; tens of thousands of
 * cells need a canvas to be drawn in time. The browser enlarges it without smoothing. `children` lie over it:
 * rules and labels in an svg whose unit is one cell.
 */
export function Raster({ sentence, steps, columns, fills, children }: RasterProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = Math.ceil(steps.length / columns);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const paint = () => {
      const image = context.createImageData(columns, rows);
      paintSteps(steps, paletteOf(element, fills), image.data);
      context.putImageData(image, 0, 0);
    };
    paint();
    return onThemeChange(paint);
  }, [steps, columns, rows, fills]);
  return (
    <div style={{ position: "relative", aspectRatio: `${columns} / ${rows}` }}>
      <canvas
        ref={canvas}
        width={columns}
        height={rows}
        style={{ position: "absolute", inset: 0, width: "100%", height: "100%", imageRendering: "pixelated" }}
      />
      <svg
        role="img"
        aria-label={sentence}
        viewBox={`0 0 ${columns} ${rows}`}
        preserveAspectRatio="none"
        style={{ position: "absolute", inset: 0, width: "100%", height: "100%", overflow: "visible" }}
      >
        {children}
      </svg>
    </div>
  );
}

/** Returns red, green, blue and alpha of each fill, as the page computes its colours at an element. */
function paletteOf(element: HTMLElement, fills: readonly Fill[]): number[][] {
  const before = element.style.color;
  const palette = fills.map(({ colour, opacity = 1 }) => {
    element.style.color = colour;
    return [...parseRgb(getComputedStyle(element).color), 255 * opacity];
  });
  element.style.color = before;
  return palette;
}

/**
 * Paints each cell in its fill.
 *
 * @param palette red, green, blue and alpha of each step, 0 to 255
 * @param pixels written as in ImageData; cells without a fill become transparent
 */
export function paintSteps(
  steps: Uint8Array,
  palette: readonly (readonly number[])[],
  pixels: Uint8ClampedArray,
): void {
  // One word a pixel: setting four bytes apart takes several times as long, and a slider repaints at each move.
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  const colours = new Uint32Array(Uint8ClampedArray.from(palette.flat()).buffer);
  for (let i = 0; i < steps.length; i++) words[i] = steps[i] < colours.length ? colours[steps[i]] : CLEAR;
}

const CLEAR = 0;
