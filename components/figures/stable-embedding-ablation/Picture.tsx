import type { RefObject } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { DOTS_MARGIN, type DotsRow, dotsHeight, RowDots, type RowMark } from "@/components/charts/RowDots";
import { logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { PartsRow } from "@/lib/findings/stableParts";
import { messages, type PartsWords } from "./messages";
import { partsWord } from "./model";

interface Props {
  readonly rows: readonly PartsRow[];
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

/** Space at both ends of the axis, pixels. */
const INSET = 10;

/**
 * Draws the perplexity of each combination: median and quartiles with 8-bit Adam, and with 32-bit Adam on the
 * same model.
 */
export function Picture({ rows, sentence, holder }: Props) {
  const t = useWords(messages);
  const dots = rows.map((row) => dotsOf(row, t));
  const all = dots.flatMap(({ marks }) => marks.flatMap(({ low, high }) => [low ?? 0, high ?? 0]));
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={dotsHeight(dots.length)}
        margin={{ ...DOTS_MARGIN, left: 2, right: 2 }}
        startWidth={760}
        x={([left, right]) =>
          logScale({
            series: [all.filter((value) => value > 0)],
            range: [left + INSET, right - INSET],
            pad: 0.05,
            print: printNumber,
          })
        }
      >
        {({ left, right }) => (
          <>
            <text x={left} y={12} fontSize={11} fill="var(--muted)">
              {t("title.perplexity")}
            </text>
            <text x={right} y={12} fontSize={11} fill="var(--muted)" textAnchor="end">
              {t("title.unstable")}
            </text>
            <RowDots rows={dots} />
            <AxisX count={4} />
          </>
        )}
      </Chart>
    </div>
  );
}

function dotsOf(row: PartsRow, t: PartsWords): DotsRow {
  const { result, reference } = row;
  const mark = ({ heldOut: { low, median, high } }: PartsRow["result"], bits: 8 | 32): RowMark => ({
    value: median,
    low,
    high,
    colour: `var(--bits${bits})`,
    shape: bits === 32 ? "circle" : "square",
    hollow: bits === 32,
  });
  return {
    label: partsWord(row, t),
    marks: [mark(reference, 32), mark(result, 8)],
    text:
      result.runs === 0 ? t("notTrained") : t("unstable", { unstable: result.unstable, runs: result.runs }),
    muted: result.runs === 0,
  };
}
