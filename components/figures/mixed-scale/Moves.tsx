import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Dots } from "@/components/charts/Dots";
import { printPercent } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { MixedResult } from "@/lib/jobs/outlier/mixedScale";
import { messages } from "./messages";

const MARGIN = { left: 52, right: 16, top: 26, bottom: 42 };
/** Smallest distance on the axes, 1 % of one step; shorter distances are drawn there. */
const SHORTEST = 1e-5;
/** Distances that both axes include. */
const ENDS = [SHORTEST, 0.05];

/**
 * Draws each parameter of the small rows: its distance with 8-bit state by its distance with 32-bit state.
 */
export function Moves({ result }: { readonly result: MixedResult }) {
  const t = useWords(messages);
  const [far32, far8] = [result.moved32, result.moved8].map((moved) =>
    moved.map((p) => Math.max(SHORTEST, Math.abs(p))),
  );
  const above = far8.filter((far, i) => far > 2 * far32[i]).length / far8.length;
  const sentence = t("moves.sentence", { share: t.print(printPercent(above)) });
  return (
    <Chart
      sentence={sentence}
      height={280}
      margin={MARGIN}
      startWidth={440}
      x={(range) => logScale({ series: [far32], include: ENDS, range })}
      y={(range) => logScale({ series: [far8], include: ENDS, range })}
    >
      {({ x, y, right, bottom }) => {
        const diagonal = [SHORTEST, Math.min(x.domain[1], y.domain[1])];
        return (
          <>
            <AxisX count={5} />
            <text x={right} y={bottom + 34} textAnchor="end" fontSize={11} fill="var(--muted)">
              {t("moves.x")}
            </text>
            <AxisY title={t("moves.y")} count={5} />
            <Dots xs={far32} ys={far8} colour="var(--bits8)" opacity={0.4} />
            <Line values={diagonal} at={diagonal} colour="var(--ink)" width={1} />
            <text x={x.at(1e-4) + 8} y={y.at(1e-4) + 8} fontSize={11} fill="var(--ink)">
              {t("moves.equal")}
            </text>
          </>
        );
      }}
    </Chart>
  );
}
