import type { MarkExample } from "./example";
import { Raster } from "./Raster";

const COLUMNS = 64;
const STEPS = Uint8Array.from(
  { length: COLUMNS * 16 },
  (_, i) => ((i % COLUMNS) * Math.floor(i / COLUMNS)) % 5,
);
const FILLS = [1, 2, 3, 4, 5].map((i) => ({ colour: `var(--error-${i})` }));

/** A matrix of 16 rows and 64 columns in five strengths, with a rule over its middle. */
export const rasterExample: MarkExample = {
  mark: "Raster",
  file: "raster",
  draw: () => (
    <Raster sentence="Products of row and column." steps={STEPS} columns={COLUMNS} fills={FILLS}>
      <path d={`M0 8h${COLUMNS}`} stroke="var(--ink)" strokeWidth={1} vectorEffect="non-scaling-stroke" />
    </Raster>
  ),
};
