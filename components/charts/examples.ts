import { axisExample } from "./Axis.example";
import { bandExample } from "./Band.example";
import { barsExample } from "./Bars.example";
import { chartExample } from "./Chart.example";
import { cursorExample } from "./Cursor.example";
import { dotsExample } from "./Dots.example";
import { endLabelsExample } from "./EndLabels.example";
import type { MarkExample } from "./example";
import { fieldExample } from "./Field.example";
import { lineExample } from "./Line.example";
import { pixelsExample } from "./Pixels.example";
import { plotExample } from "./plot.example";
import { rasterExample } from "./Raster.example";
import { rowDotsExample } from "./RowDots.example";
import { ticksExample } from "./Ticks.example";

/** The stored examples of all marks, in the order of the page that shows them. */
export const MARK_EXAMPLES: readonly MarkExample[] = [
  chartExample,
  plotExample,
  axisExample,
  lineExample,
  bandExample,
  endLabelsExample,
  cursorExample,
  barsExample,
  dotsExample,
  rowDotsExample,
  ticksExample,
  pixelsExample,
  rasterExample,
  fieldExample,
];
