import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Dots } from "@/components/charts/Dots";
import { EndLabels } from "@/components/charts/EndLabels";
import { Line } from "@/components/charts/Line";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { BandMeasure } from "@/lib/tasks/words/bands";
import { messages } from "../messages";
import { namesFit, type PictureProps } from "./picture";
import styles from "./pictures.module.css";
import { bandsOfLanes, describeBands, describeRows, middleOf } from "./wordsModel";

/** Width below which the labels have less room, pixels. */
const NARROW = 480;

interface ChartProps extends PictureProps {
  readonly title: string;
  readonly sentence: string;
  readonly of: (band: BandMeasure) => number;
}

/** Draws a line per lane: one number per band of words, over the rank of the words. */
function RankChart({ lanes, samples, title, sentence, of }: ChartProps) {
  const t = useWords(messages);
  const drawn = bandsOfLanes(lanes, samples);
  const curves = drawn.map(({ label, style, bands }) => ({
    label,
    style,
    at: bands.map(middleOf),
    values: bands.map(of),
  }));
  return (
    <Chart
      sentence={sentence}
      height={240}
      margin={(width) => ({
        left: 40,
        right: !namesFit(drawn) ? 8 : width < NARROW ? 84 : 110,
        top: 24,
        bottom: 36,
      })}
      x={(range) => logScale({ series: [curves[0].at], range })}
      y={(range) => linearScale({ series: curves.map(({ values }) => values), include: [0], range })}
      empty={drawn.length > 0 ? undefined : t("lab.loading")}
    >
      {({ x, left, right, bottom }) => (
        <>
          <AxisY title={title} />
          <AxisX at={[1, 10, 100, 1000, 10_000].filter((rank) => rank <= x.domain[1])} />
          <text x={left} y={bottom + 32} fontSize={11} fill="var(--muted)">
            {t("lab.words.rank")}
          </text>
          {curves.map(({ label, style, at, values }) => (
            <g key={label}>
              <Line values={values} at={at} {...style} />
              <Dots xs={at} ys={values} colour={style.colour} size={4} />
            </g>
          ))}
          <EndLabels
            left={right + 8}
            labels={(namesFit(curves) ? curves : [])
              .map(({ label, style, values }) => ({
                text: label,
                value: values[values.length - 1],
                colour: style.colour,
              }))
              .filter(({ value }) => Number.isFinite(value))
              .sort((a, b) => b.value - a.value)}
          />
        </>
      )}
    </Chart>
  );
}

/**
 * Draws the held-out loss of each lane on frequent and rare words, and the length of their rows in the
 * embedding.
 */
export function WordsView(props: PictureProps) {
  const t = useWords(messages);
  const { lanes, samples } = props;
  return (
    <div className={styles.charts}>
      <RankChart
        {...props}
        title={t("lab.words.loss")}
        sentence={describeBands(lanes, samples, t)}
        of={({ loss }) => loss}
      />
      <RankChart
        {...props}
        title={t("lab.words.row")}
        sentence={t("lab.words.rows", { finding: describeRows(lanes, samples, t) }).trim()}
        of={({ norm }) => norm}
      />
    </div>
  );
}
