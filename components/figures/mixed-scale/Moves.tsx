import { AxisX, AxisY } from "@/components/charts/Axis";
import { Dots } from "@/components/charts/Dots";
import { Frame } from "@/components/charts/Frame";
import { printPercent } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { logScale } from "@/components/charts/scale";
import type { MixedResult } from "@/lib/jobs/outlier/mixedScale";

const MARGIN = { left: 52, right: 16, top: 26, bottom: 42 };
/** Shorter ways than this are drawn at the edge of nothing: 1 % of one step. */
const SHORTEST = 1e-5;

/** Each parameter of the small rows: how far it went with 8-bit state over how far with 32-bit state. */
export function Moves({ result }: { readonly result: MixedResult }) {
  const [far32, far8] = [result.moved32, result.moved8].map((moved) =>
    moved.map((p) => Math.max(SHORTEST, Math.abs(p))),
  );
  const above = far8.filter((far, i) => far > 2 * far32[i]).length / far8.length;
  const sentence = `${printPercent(above)} of the small rows’ parameters have moved more than twice as far as with 32-bit state.`;
  return (
    <Frame sentence={sentence} height={280} margin={MARGIN} startWidth={440}>
      {({ left, right, top, bottom }) => {
        const ends = [SHORTEST, 0.05];
        const x = logScale({ series: [far32], include: ends, range: [left, right] });
        const y = logScale({ series: [far8], include: ends, range: [bottom, top] });
        const diagonal = [SHORTEST, Math.min(x.domain[1], y.domain[1])];
        return (
          <>
            <AxisX scale={x} y={bottom} count={5} />
            <text x={right} y={bottom + 34} textAnchor="end" fontSize={11} fill="var(--muted)">
              moved with 32-bit state
            </text>
            <AxisY
              scale={y}
              x={left}
              to={right}
              title="moved with 8-bit state, each small parameter"
              count={5}
            />
            <Dots xs={far32} ys={far8} x={x} y={y} colour="var(--bits8)" opacity={0.4} />
            <Line values={diagonal} at={diagonal} x={x} y={y} colour="var(--ink)" width={1} />
            <text x={x.at(1e-4) + 8} y={y.at(1e-4) + 8} fontSize={11} fill="var(--ink)">
              equal
            </text>
          </>
        );
      }}
    </Frame>
  );
}
