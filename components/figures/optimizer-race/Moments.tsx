import type { ReactNode } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber, printPercent } from "@/components/charts/format";
import { signedLogLayout, viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { useCoordinates } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import { useWords } from "@/components/controls/words";
import { type Memory, rememberedOf } from "@/lib/findings/optimizerRace";
import { largestMagnitude } from "@/lib/numerics/quantize";
import { messages } from "./messages";
import styles from "./optimizer-race.module.css";

interface Props {
  readonly memory: Memory | undefined;
}

/**
 * Draws m and r of the block before and after storing, and a table of the four numbers of the point that the
 * reader moves.
 */
export function Moments({ memory }: Props) {
  const t = useWords(messages);
  if (!memory) return <p className={styles.nothing}>{t("memory.none")}</p>;
  return (
    <>
      <Line symbol="m" index={0} memory={memory} />
      <Line symbol="r" index={1} memory={memory} />
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">{t("memory.point")}</th>
            <th scope="col">{t("memory.is")}</th>
            <th scope="col">{t("memory.was")}</th>
            <th scope="col">{t("memory.off")}</th>
          </tr>
        </thead>
        <tbody>
          {rememberedOf(memory).map(({ symbol, axis, fresh, kept, error }) => (
            <tr key={symbol + axis}>
              <th scope="row">{t("memory.number", { symbol, axis })}</th>
              <td>{t.print(printNumber(fresh))}</td>
              <td>{t.print(printNumber(kept))}</td>
              <td>{t.print(printPercent(error))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Smallest share of the absmax on the axis: about the smallest value of the dynamic map. */
const FLOOR = 1e-7;
const TOP = 34;
const ROW = 22;
const HEIGHT = TOP + 2 * ROW + 26;

interface LineProps {
  readonly symbol: string;
  /** 0 for m, 1 for r. */
  readonly index: 0 | 1;
  readonly memory: Memory;
}

/**
 * Draws the values of one moment of the block on a logarithmic axis, as shares of the absmax: 32-bit values
 * above, stored values below.
 */
function Line({ symbol, index, memory }: LineProps) {
  const t = useWords(messages);
  const fresh = memory.fresh[index];
  const kept = memory.kept[index];
  const absmax = largestMagnitude(fresh) || 1;
  const share = (values: Float32Array) => values.map((value) => value / absmax);
  const layout = signedLogLayout([index === 0 ? -1 : 0, 1], FLOOR);
  const sentence = t("memory.sentence", { symbol, values: String(fresh.length) });
  return (
    <Chart
      sentence={sentence}
      height={HEIGHT}
      margin={{ left: 10, right: 12, bottom: HEIGHT - TOP - 2 * ROW }}
      startWidth={420}
      x={(range) => viewScale(layout, WHOLE_VIEW, range)}
    >
      {({ x, left, right }) => (
        <>
          <text x={0} y={12} fontSize={12} fill="var(--ink)">
            {t.parts<ReactNode>("memory.title", {
              symbol: (
                <tspan key="symbol" fontWeight={600}>
                  {symbol}
                </tspan>
              ),
              absmax: t.print(printNumber(absmax)),
            })}
          </text>
          <Row values={share(fresh)} top={TOP} colour="var(--bits32)" />
          <Row values={share(kept)} top={TOP + ROW} colour="var(--bits8)" />
          {[0, 1].map((i) => (
            <path
              key={i}
              d={`M${x.at(fresh[i] / absmax)} ${TOP + ROW - 3}L${x.at(kept[i] / absmax)} ${TOP + ROW}`}
              stroke="var(--ink)"
            />
          ))}
          <Names shares={share(fresh)} />
          <AxisX print={printNumber} count={Math.max(3, Math.floor((right - left) / 90))} />
        </>
      )}
    </Chart>
  );
}

interface RowProps {
  readonly values: Float32Array;
  readonly top: number;
  readonly colour: string;
}

/**
 * Draws the values of the block as thin strokes and the two values of the reader's point as thick strokes.
 */
function Row({ values, top, colour }: RowProps) {
  return (
    <>
      <g opacity={0.45}>
        <Ticks values={values.subarray(2)} y1={top} y2={top + ROW - 4} colour={colour} />
      </g>
      <Ticks values={values.subarray(0, 2)} y1={top} y2={top + ROW - 3} colour={colour} width={3} />
    </>
  );
}

/** Writes "x" and "y" above the values of the reader's point, as one label where the two would overlap. */
function Names({ shares }: { readonly shares: Float32Array }) {
  const { x } = useCoordinates();
  const [a, b] = [x.at(shares[0]), x.at(shares[1])];
  const together = Math.abs(a - b) < 12;
  return (
    <g fontSize={11} textAnchor="middle" fill="var(--ink)">
      <text x={together ? (a + b) / 2 : a} y={TOP - 4}>
        {together ? "x y" : "x"}
      </text>
      {!together && (
        <text x={b} y={TOP - 4}>
          y
        </text>
      )}
    </g>
  );
}
