import { printCount } from "@/components/charts/format";
import { useWords } from "@/components/controls/words";
import { Grid, type GridProps } from "./Grid";
import { ERROR_FILLS, USE_FILLS } from "./Key";
import { messages } from "./messages";
import { ERROR_BOUNDS, type Grids, type Measure, type Pair, printBound, USE_BOUNDS } from "./model";

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
  const t = useWords(messages);
  return (
    <>
      <Grid
        title={t("errorMap.usage.title", { bound: t.print(printBound(bound, measure)) })}
        sentence={t("errorMap.usage.sentence")}
        steps={grids.usage}
        fills={USE_FILLS}
        keyFills={USE_FILLS.slice(0, USE_BOUNDS.length)}
        bounds={USE_BOUNDS.slice(1).map((each) => t.print(printCount(each)))}
        keyTitle={t("errorMap.usage.key")}
        pair={pair}
        onPair={onPair}
        readOut={readOut}
      />
      <Grid
        title={t(`errorMap.${measure}.title`)}
        sentence={t(`errorMap.${measure}.sentence`)}
        steps={grids.error}
        fills={ERROR_FILLS}
        keyFills={ERROR_FILLS}
        bounds={ERROR_BOUNDS.map((each) => t.print(printBound(each, measure)))}
        keyTitle={t(`errorMap.${measure}.key`)}
        pair={pair}
        onPair={onPair}
      />
    </>
  );
}
