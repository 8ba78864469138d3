import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { Line } from "@/components/charts/Line";
import { LineSample, SAMPLE_PX } from "@/components/charts/LineSample";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { CHOOSERS, type ChooserName, KEPT_SHARES, type SpqrResult } from "@/lib/jobs/weights/spqr";
import { messages } from "./messages";
import { chooserWord, printRise, readOutOf, type SpqrValues } from "./model";

interface PictureProps {
  readonly values: SpqrValues;
  readonly result: SpqrResult;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = 330;
const LINE_PX = 17;
/** Height of the first name above the axis, pixels: above the loss of the trained model. */
const NAMES_PX = 68;

const STYLES: Readonly<
  Record<ChooserName, { readonly colour: string; readonly dash?: string; readonly width: number }>
> = {
  caused: { colour: "var(--ink)", width: 2.5 },
  largest: { colour: "var(--lane-3)", dash: "5 3", width: 1.75 },
  random: { colour: "var(--muted)", dash: "1.5 2.5", width: 1.75 },
};

/** Draws the loss by the bits of a weight for each way to choose, with a rule at the chosen share. */
export function Picture({ values, result, holder, startWidth = 760 }: PictureProps) {
  const t = useWords(messages);
  const { bits, loss, losses } = result;
  return (
    <div ref={holder}>
      <Chart
        sentence={t("sentence")}
        height={PICTURE_HEIGHT}
        margin={{ left: 46, right: 16, top: 28, bottom: 44 }}
        startWidth={startWidth}
        x={(range) => linearScale({ series: [bits], range, pad: 0.02 })}
        y={(range) => linearScale({ series: Object.values(losses), include: [loss], range, pad: 0.06 })}
      >
        <AxisY title={t("title.loss")} />
        <AxisX count={5} />
        <Marks at={KEPT_SHARES.indexOf(values.share)} result={result} />
        {[...CHOOSERS].reverse().map((name) => (
          <ShareLine key={name} name={name} result={result} />
        ))}
        <Names />
        <Cursor
          count={bits.length}
          at={bits}
          label={t("cursor.label")}
          readOut={(i) => readOutOf(result, i, t)}
          readings={(i) =>
            CHOOSERS.map((name) => ({
              text: t.print(printRise(losses[name][i], loss)),
              value: losses[name][i],
              colour: STYLES[name].colour,
            }))
          }
        />
      </Chart>
    </div>
  );
}

/** Draws the loss of the trained model, the title of the x axis, and a rule at a share. */
function Marks({ at, result: { bits, loss } }: { readonly at: number; readonly result: SpqrResult }) {
  const t = useWords(messages);
  const { x, y, left, right, top, bottom } = useCoordinates();
  const [place, level] = [x.at(bits[at]), y.at(loss)];
  return (
    <g fontSize={11} fill="var(--muted)">
      <line x1={left} x2={right} y1={level} y2={level} stroke="var(--line-strong)" strokeDasharray="2 3" />
      <text x={right} y={level - 5} textAnchor="end">
        {t("exact")}
      </text>
      <line x1={place} x2={place} y1={top} y2={bottom} stroke="var(--line-strong)" />
      <text x={left} y={bottom + 34}>
        {t("title.bits")}
      </text>
    </g>
  );
}

/** Draws the losses of one way to choose, with a dot at each share. */
function ShareLine({
  name,
  result: { bits, losses },
}: {
  readonly name: ChooserName;
  readonly result: SpqrResult;
}) {
  const { x, y } = useCoordinates();
  return (
    <>
      <Line values={losses[name]} at={bits} {...STYLES[name]} />
      {bits.map((each, i) => (
        <circle key={each} cx={x.at(each)} cy={y.at(losses[name][i])} r={3} fill={STYLES[name].colour} />
      ))}
    </>
  );
}

/** Names the lines in the lower left corner, each after a sample of its line. */
function Names() {
  const t = useWords(messages);
  const { left, bottom } = useCoordinates();
  return (
    <g fontSize={12} fontWeight={600}>
      {CHOOSERS.map((name, i) => {
        const y = bottom - NAMES_PX + LINE_PX * i;
        return (
          <g key={name}>
            <LineSample x={left + 8} baseline={y} {...STYLES[name]} />
            <text
              x={left + 14 + SAMPLE_PX}
              y={y}
              fill={STYLES[name].colour}
              stroke="var(--paper)"
              strokeWidth={3}
              paintOrder="stroke"
            >
              {chooserWord(name, t)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
