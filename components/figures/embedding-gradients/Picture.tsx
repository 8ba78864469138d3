import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber } from "@/components/charts/format";
import { Line } from "@/components/charts/Line";
import { logScale } from "@/components/charts/scale";
import { symbolPath } from "@/components/charts/symbols";
import { useWords } from "@/components/controls/words";
import { VOCABULARY } from "@/lib/jobs/embeddingGradients/size";
import { messages } from "./messages";
import { bandMeans, type ShownStep } from "./model";

interface PictureProps {
  readonly shown: ShownStep;
  /** Title of the vertical axis. */
  readonly title: string;
  /** Name of the layer that is compared with the ordinary layer. */
  readonly layer: string;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = 340;

/** Widths below this have a narrow right margin, pixels. */
const NARROW_PX = 480;

/** Draws the value of each row by the rank of its word, with lines through the means of bands of ranks. */
export function GradientsPicture(props: PictureProps) {
  const t = useWords(messages);
  const { shown, title, layer, sentence, holder, startWidth = 760 } = props;
  const layers = [
    { name: t("layer.ordinary"), rows: shown.plain, colour: "var(--ink)", shape: "circle", dash: undefined },
    { name: layer, rows: shown.stable, colour: "var(--lane-3)", shape: "triangle", dash: "5 3" },
  ] as const;
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={PICTURE_HEIGHT}
        margin={(width) => ({ left: 52, right: width < NARROW_PX ? 72 : 110, top: 26, bottom: 42 })}
        startWidth={startWidth}
        x={(range) => logScale({ series: [], include: [1, VOCABULARY], range })}
        y={(range) => logScale({ series: layers.map(({ rows }) => rows.values), range, pad: 0.05 })}
      >
        {({ x, y, left, right, bottom }) => {
          const lines = layers.map(({ rows, ...rest }) => ({ ...rest, ...bandMeans(rows) }));
          return (
            <>
              <AxisY title={title} count={4} />
              <AxisX at={[1, 10, 100, 1000]} print={printNumber} />
              <text x={left} y={bottom + 36} fontSize={11} fill="var(--muted)">
                {t("title.rank")}
              </text>
              {layers.map(({ name, rows, colour, shape }) => (
                <path
                  key={name}
                  d={rows.ranks
                    .map((rank, i) => symbolPath(shape, x.at(rank), y.at(rows.values[i]), 2.75))
                    .join("")}
                  fill="none"
                  stroke={colour}
                  strokeWidth={1.25}
                  strokeOpacity={0.7}
                />
              ))}
              {lines.map(({ name, ranks, values, colour, dash }) => (
                <Line key={name} values={values} at={ranks} colour={colour} dash={dash} width={2} />
              ))}
              <EndLabels
                left={right + 8}
                labels={lines
                  .map(({ name, values, colour }) => ({
                    text: name,
                    value: values[values.length - 1],
                    colour,
                  }))
                  .sort((a, b) => b.value - a.value)}
              />
            </>
          );
        }}
      </Chart>
    </div>
  );
}
