import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { DOTS_MARGIN, type DotsRow, dotsHeight, RowDots } from "@/components/charts/RowDots";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import type { RequestRow } from "./model";

interface PictureProps {
  readonly rows: readonly RequestRow[];
  readonly sentence: string;
}

/** Room for half a symbol at both ends of a line, pixels. */
const INSET_PX = 6;

/** Draws the requests of a step by kind: a ring for steps one by one, a disc for replayed steps. */
export function Picture({ rows, sentence }: PictureProps) {
  const t = useWords(messages);
  const number = (value: number) => t.print(printNumber(value));
  const most = Math.max(1, ...rows.flatMap(({ ordinary, replayed }) => [ordinary, replayed]));
  const dots: DotsRow[] = rows.map(({ label, ordinary, replayed }) => ({
    label,
    text: t("row", { ordinary: number(ordinary), replayed: number(replayed) }),
    marks: [
      { value: ordinary, colour: "var(--ink)", shape: "circle", hollow: true },
      { value: replayed, low: replayed, high: ordinary, colour: "var(--good)", shape: "circle" },
    ],
  }));
  return (
    <Chart
      sentence={sentence}
      height={dotsHeight(rows.length)}
      margin={{ ...DOTS_MARGIN, left: 2, right: 2 }}
      startWidth={620}
      x={([left, right]) =>
        linearScale({ series: [], include: [0, most], range: [left + INSET_PX, right - INSET_PX] })
      }
    >
      {({ left }) => (
        <>
          <text x={left} y={12} fontSize={11} fill="var(--muted)">
            {t("title")}
          </text>
          <RowDots rows={dots} />
          <AxisX count={4} />
        </>
      )}
    </Chart>
  );
}
