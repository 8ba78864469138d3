import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { printNumber, printPercent } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { OutlierColumnsResult, ProductName } from "@/lib/jobs/weights/outlierColumns";
import { messages } from "./messages";
import { productWord, sentenceOf } from "./model";

interface PictureProps {
  readonly result: OutlierColumnsResult;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Height of the panel of magnitudes with its title, pixels. */
const MAXIMA_PX = 150;
/** Space for the title of the lower panel, pixels. */
const TITLE_PX = 44;
const ERRORS_PX = 190;
const AXIS_PX = 42;

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = MAXIMA_PX + TITLE_PX + ERRORS_PX + AXIS_PX;

const STYLES: Readonly<Record<ProductName, { readonly colour: string; readonly dash?: string }>> = {
  vector: { colour: mapHue("linear") },
  tensor: { colour: "var(--map-custom)", dash: "2 2" },
  dynamic: { colour: mapHue("dynamic"), dash: "6 3" },
};

/** Draws the largest magnitude of each feature, and below it the error by the number of features in 16 bits. */
export function Picture({ result, holder, startWidth = 760 }: PictureProps) {
  const t = useWords(messages);
  const { keptCounts, products, maxima, setup } = result;
  // The axis is logarithmic and begins at 0 features, so each number stands one place further.
  const places = keptCounts.map((kept) => kept + 1);
  const readOut = (i: number) =>
    t("cursor.value", {
      kept: String(keptCounts[i]),
      errors: products
        .map(({ name, errors }) =>
          t("cursor.error", { product: productWord(name, t), error: t.print(printPercent(errors[i])) }),
        )
        .join(", "),
    });
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf(result, t)}
        height={PICTURE_HEIGHT}
        margin={{ left: 52, right: 12, top: MAXIMA_PX + TITLE_PX, bottom: AXIS_PX }}
        startWidth={startWidth}
        x={(range) => logScale({ series: [places], range })}
        y={(range) => logScale({ series: products.map(({ errors }) => errors), range, pad: 0.04 })}
      >
        {({ left, right, bottom }) => (
          <>
            <Plot
              area={{ top: 26, bottom: MAXIMA_PX }}
              x={(range) => linearScale({ series: [], include: [0, maxima.length], range })}
              y={(range) => logScale({ series: [maxima], include: [setup.threshold, 0.5], range, pad: 0.04 })}
            >
              <Maxima result={result} />
            </Plot>
            <AxisY title={t("title.error")} count={4} print={(value) => printPercent(value)} />
            <AxisX at={ticksOf(maxima.length)} print={(value) => String(value - 1)} />
            <text x={left} y={bottom + 34} fontSize={11} fill="var(--muted)">
              {t("title.kept", { all: String(maxima.length) })}
            </text>
            {products.map(({ name, errors }) => (
              <Line key={name} values={errors} at={places} {...STYLES[name]} width={2} />
            ))}
            <Labels result={result} right={right} />
            <Cursor
              count={places.length}
              at={places}
              label={t("cursor.label")}
              readOut={readOut}
              readings={(i) =>
                products.map(({ name, errors }) => ({
                  text: t.print(printPercent(errors[i])),
                  value: errors[i],
                  colour: STYLES[name].colour,
                }))
              }
            />
          </>
        )}
      </Chart>
    </div>
  );
}

/** Returns the places of 0, 1, 2, 4, 8, ... features on the axis. */
function ticksOf(features: number): number[] {
  const ticks = [1, 2];
  for (let kept = 2; kept <= features; kept *= 2) ticks.push(kept + 1);
  return ticks;
}

/** Height of a line of the labels, pixels. */
const LINE_PX = 16;

/** Names the lines in the upper right corner, which they leave empty. */
function Labels({ result, right }: { readonly result: OutlierColumnsResult; readonly right: number }) {
  const t = useWords(messages);
  const { top } = useCoordinates();
  return (
    <g
      fontSize={12}
      fontWeight={600}
      textAnchor="end"
      stroke="var(--paper)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {result.products.map(({ name }, i) => (
        <text key={name} x={right} y={top + 4 + LINE_PX * i} fill={STYLES[name].colour}>
          {productWord(name, t)}
        </text>
      ))}
    </g>
  );
}

/** Draws the largest magnitude of each feature as a bar, those in 16 bits filled, and the threshold as a rule. */
function Maxima({ result: { maxima, outliers, setup } }: { readonly result: OutlierColumnsResult }) {
  const t = useWords(messages);
  const { x, y, left, right, bottom } = useCoordinates();
  const width = Math.max(1, x.at(1) - x.at(0) - 1);
  const barsOf = (wanted: (feature: number) => boolean) =>
    [...maxima.keys()]
      // A feature that is never active has no bar on a logarithmic axis.
      .filter((feature) => wanted(feature) && maxima[feature] > y.domain[0])
      .map((feature) => {
        const from = x.at(feature).toFixed(1);
        return `M${from} ${bottom}V${y.at(maxima[feature]).toFixed(1)}h${width.toFixed(1)}V${bottom}Z`;
      })
      .join("");
  const taken = new Set(outliers);
  const rule = y.at(setup.threshold);
  return (
    <g>
      <AxisY title={t("title.largest")} count={3} />
      <path d={barsOf((feature) => !taken.has(feature))} fill="var(--bits8)" fillOpacity={0.4} />
      <path d={barsOf((feature) => taken.has(feature))} fill="var(--bits32)" />
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--line-strong)" />
      <line x1={left} x2={right} y1={rule} y2={rule} stroke="var(--ink)" strokeDasharray="4 3" />
      <text
        x={right}
        y={rule - 5}
        fontSize={11}
        textAnchor="end"
        fill="var(--ink)"
        stroke="var(--paper)"
        strokeWidth={3}
        paintOrder="stroke"
      >
        {t("threshold", { value: t.print(printNumber(setup.threshold)) })}
      </text>
    </g>
  );
}
