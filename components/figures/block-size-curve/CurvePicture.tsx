import { AxisX, AxisY } from "@/components/charts/Axis";
import { Band } from "@/components/charts/Band";
import { Chart } from "@/components/charts/Chart";
import { CursorRule } from "@/components/charts/Cursor";
import { EndLabels } from "@/components/charts/EndLabels";
import { printNumber, printPercent } from "@/components/charts/format";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { Plot, type ScaleMaker } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { type Curve, type CurveErrors, curvesOf, overheadBits } from "@/lib/findings/blockCurves";
import type { Measure } from "@/lib/jobs/blockCurve/blockCurve";
import { TIMED_ON } from "@/lib/recordings/blocks";
import { BlockPad } from "./BlockPad";
import { Landmarks } from "./Landmarks";
import { type CurveWords, messages } from "./messages";
import { mapName, printBits, stepTimeAt } from "./model";
import { StepTimes } from "./StepTimes";

interface PictureProps {
  /** The errors to draw. */
  readonly measured: CurveErrors;
  readonly measure: Measure;
  readonly map: string;
  readonly blockSize: number;
  readonly sentence: string;
  readonly onBlockSize: (blockSize: number) => void;
}

/** Widths below this have short labels and narrow margins, pixels. */
const NARROW_PX = 480;
/** Heights of the charts of overhead and step time below the chart of the error, and of the gaps, pixels. */
const OVERHEAD_PX = 64;
const TIME_PX = 64;
const GAP_PX = 48;

/** Largest mean width of the letters of a name beside its line, and its distance from the line, pixels. */
const LETTER_PX = 7.2;
const NAME_GAP_PX = 6;

/** Returns the margins at a width. Narrow ones have room for the longest of the names beside the lines. */
const marginsFor = (names: readonly string[]) => (width: number) => ({
  left: 50,
  right:
    width < NARROW_PX
      ? Math.max(62, NAME_GAP_PX + LETTER_PX * Math.max(0, ...names.map(({ length }) => length)))
      : 128,
  top: 26,
  bottom: 24,
});

/**
 * Draws the error against block size, a line and a band for each map, and below it overhead and step time.
 */
export function CurvePicture({ measured, measure, map, blockSize, sentence, onBlockSize }: PictureProps) {
  const t = useWords(messages);
  const { n, blockSizes } = measured.request;
  const curves = curvesOf(measured, measure);
  const overheads = blockSizes.map((size) => overheadBits(n, size));
  // The overhead follows a formula, so its curve has more points than the measured block sizes.
  const smooth = blockSizes.flatMap((size) =>
    size < n ? [1, 1.25, 1.5, 1.75].map((k) => k * size) : [size],
  );
  const at = blockSizes.indexOf(blockSize);
  const errorScale: ScaleMaker = (range) =>
    logScale({
      series: curves.flatMap(({ low, high }) => [low, high]),
      range,
      pad: 0.06,
      print: printPercent,
    });
  const overheadScale: ScaleMaker = (range) => linearScale({ series: [overheads], include: [0], range });
  return (
    <Chart
      sentence={sentence}
      height={(width) => (width < NARROW_PX ? 512 : 542)}
      margin={marginsFor(curves.map((curve) => mapName(curve.map, t)))}
      startWidth={900}
      x={(range) => logScale({ series: [blockSizes], range })}
    >
      {({ width, top, bottom }) => {
        const narrow = width < NARROW_PX;
        const overheadEnd = bottom - TIME_PX - GAP_PX;
        const split = overheadEnd - OVERHEAD_PX;
        const errorEnd = split - GAP_PX;
        const ordered = [...curves].sort((a, b) => Number(a.map === map) - Number(b.map === map));
        return (
          <>
            <Landmarks
              labelY={errorEnd + 13}
              narrow={narrow}
              spans={[
                [top, errorEnd],
                [split, overheadEnd],
                [bottom - TIME_PX, bottom],
              ]}
            />
            <Plot area={{ bottom: errorEnd }} y={errorScale}>
              <AxisY title={t(`title.${measure}`)} count={7} />
              {ordered.map((curve) => (
                <Band
                  key={curve.map}
                  low={curve.low}
                  high={curve.high}
                  at={blockSizes}
                  colour={mapHue(curve.map)}
                />
              ))}
              {ordered.map((curve) => (
                <Line
                  key={curve.map}
                  values={curve.median}
                  at={blockSizes}
                  colour={mapHue(curve.map)}
                  dashed={curve.map !== map}
                  width={curve.map === map ? 2.5 : 1.5}
                />
              ))}
              <EndLabels
                labels={topDown(
                  curves.map((curve) => ({
                    text: narrow
                      ? mapName(curve.map, t)
                      : `${mapName(curve.map, t)} ${t.print(printPercent(curve.median[curve.median.length - 1]))}`,
                    value: curve.median[curve.median.length - 1],
                    colour: mapHue(curve.map),
                  })),
                )}
              />
            </Plot>
            <Plot area={{ top: split, bottom: overheadEnd }} y={overheadScale}>
              <AxisY title={t("title.bits")} at={[0, 0.25, 0.5]} />
              <Line
                values={smooth.map((size) => overheadBits(n, size))}
                at={smooth}
                colour="var(--bits8)"
                width={2}
              />
            </Plot>
            <StepTimes top={bottom - TIME_PX} blockSize={blockSize} />
            <AxisX at={ticksFor(blockSizes, narrow)} print={printSize(n, t)} />
            {at >= 0 && (
              <>
                <Plot area={{ bottom: errorEnd }} y={errorScale}>
                  <CursorRule
                    at={blockSize}
                    readings={topDown(
                      curves.map((curve) => ({
                        text: t.print(printPercent(curve.median[at])),
                        value: curve.median[at],
                        colour: mapHue(curve.map),
                      })),
                    )}
                  />
                </Plot>
                <Plot area={{ top: split, bottom: overheadEnd }} y={overheadScale}>
                  <CursorRule
                    at={blockSize}
                    readings={[
                      {
                        text: `+ ${t.print(printBits(overheads[at]))}`,
                        value: overheads[at],
                        colour: "var(--bits8)",
                      },
                    ]}
                  />
                </Plot>
              </>
            )}
            <BlockPad
              sizes={blockSizes}
              index={at}
              onIndex={(index) => onBlockSize(blockSizes[index])}
              readOut={(index) => readOut(curves, blockSizes[index], overheads[index], index, t)}
            />
          </>
        );
      }}
    </Chart>
  );
}

/** Returns labels in the order of their lines from top to bottom, so that labels that move apart keep it. */
const topDown = <L extends { readonly value: number }>(labels: readonly L[]) =>
  [...labels].sort((a, b) => b.value - a.value);

/** Returns errors, size and step time at one block size, for screen readers. */
function readOut(
  curves: readonly Curve[],
  size: number,
  overhead: number,
  at: number,
  t: CurveWords,
): string {
  const errors = curves.map(({ map, median }) => `${mapName(map, t)} ${t.print(printPercent(median[at]))}`);
  const timed = stepTimeAt(size);
  const time =
    timed === undefined ? "" : t("pad.time", { time: t.print(printNumber(timed)), device: TIMED_ON });
  const bits = t.print(printBits(8 + overhead));
  return t("pad.value", { size: String(size), errors: errors.join(", "), bits, time });
}

/** Returns every second block size, or every fifth on a narrow screen, and always the last. */
function ticksFor(sizes: readonly number[], narrow: boolean): readonly number[] {
  const every = narrow ? 5 : 2;
  const last = sizes.length - 1;
  return sizes.filter((_, i) => (i % every === 0 && (last - i >= every || i === last)) || i === last);
}

const printSize = (n: number, t: CurveWords) => (size: number) => {
  if (size >= n) return t("wholeTick");
  return size < 10_000 ? size.toLocaleString("en-US") : `${Math.round(size / 1024)} Ki`;
};
