import { printCount } from "@/components/charts/format";
import { Grid, type GridProps } from "./Grid";
import { ERROR_FILLS, USE_FILLS } from "./Key";
import { ERROR_BOUNDS, type Grids, type Measure, type Pair, printBound, USE_BOUNDS } from "./model";

/** Asks for a pair, in the place of the description of one. */
export const NO_PAIR = "Point at a pair of codes to read it, or use the arrow keys.";

interface BothGridsProps extends Pick<GridProps, "pair" | "onPair"> {
  readonly grids: Pick<Grids, "usage" | "error">;
  readonly measure: Measure;
  /** Mean error from which on a pair counts as wrong. */
  readonly bound: number;
  /** Describes a pair. */
  readonly readOut: (pair: Pair) => string;
}

/** Shows how often each pair of codes is used and how wrong the update is there, with one cursor. */
export function BothGrids({ grids, measure, bound, pair, onPair, readOut }: BothGridsProps) {
  return (
    <>
      <Grid
        title={`How often: orange pairs are off by more than ${printBound(bound, measure)}`}
        sentence="How often each pair of codes is used."
        steps={grids.usage}
        fills={USE_FILLS}
        keyFills={USE_FILLS.slice(0, USE_BOUNDS.length)}
        bounds={USE_BOUNDS.slice(1).map(printCount)}
        keyTitle="uses of a pair; blank is never"
        pair={pair}
        onPair={onPair}
        readOut={readOut}
      />
      <Grid
        title={`How wrong: mean ${measure} error of the update`}
        sentence={`The mean ${measure} error of the update at each pair of codes.`}
        steps={grids.error}
        fills={ERROR_FILLS}
        keyFills={ERROR_FILLS}
        bounds={ERROR_BOUNDS.map((each) => printBound(each, measure))}
        keyTitle={measure === "relative" ? "of the true update" : "of the update, m / √r"}
        pair={pair}
        onPair={onPair}
      />
    </>
  );
}
