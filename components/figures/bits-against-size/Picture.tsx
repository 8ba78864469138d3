import type { RefObject } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { Cursor } from "@/components/charts/Cursor";
import { mapHue } from "@/components/charts/hue";
import { Line } from "@/components/charts/Line";
import { spreadLabels } from "@/components/charts/labels";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale, logScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { valueAt } from "@/lib/findings/bitsAgainstSize";
import { messages } from "./messages";
import {
  type BitsAgainstSizeValues,
  type Comparison,
  compareLines,
  gapsOf,
  kilobytes,
  lossWords,
  readOutOf,
  sentenceOf,
} from "./model";

interface PictureProps {
  readonly values: BitsAgainstSizeValues;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

const PLOT_PX = 300;
/** Height of the strip that names the lowest line, with its title, pixels. */
const STRIP_PX = 64;
const TOP_PX = 28;
/** Room for the name of a line, pixels. */
const NAMES_PX = 104;
const BAR_PX = 20;
/** Width of a letter of the strip, generously, pixels. */
const LETTER_PX = 7;

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = TOP_PX + PLOT_PX + STRIP_PX;

/**
 * Draws a line for each way to store weights over the total size: the loss, or how far it is above the lowest line. Below
 * it stands which line is lowest.
 */
export function Picture({ values, holder, startWidth = 760 }: PictureProps) {
  const t = useWords(messages);
  const comparison = compareLines(values, t);
  const { lines, sizes, shares } = comparison;
  const ofBits = values.compare === "bits";
  const best = shares.indexOf(Math.max(...shares));
  const colours = lines.map(({ type }, i) => colourOf(values, type, i === best));
  const places = sizes.map(kilobytes);
  const gaps = gapsOf(comparison);
  const drawn = ofBits
    ? lines.map(({ totalBits, medians }) => ({ at: totalBits.map(kilobytes), values: medians }))
    : gaps.map((line) => ({ at: places, values: line }));
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf(values, comparison, t)}
        height={PICTURE_HEIGHT}
        margin={{ left: 44, right: ofBits ? 20 : NAMES_PX, top: TOP_PX, bottom: STRIP_PX }}
        startWidth={startWidth}
        x={(range) => logScale({ series: drawn.map(({ at }) => at), range })}
        y={(range) =>
          linearScale({ series: drawn.map((line) => line.values), range, pad: ofBits ? 0.1 : 0.03 })
        }
      >
        <AxisY title={t(ofBits ? "title.loss" : "title.gap")} />
        <AxisX title={t("title.size")} count={6} />
        {drawn.map((line, i) => (
          <LineOfModels key={lines[i].label} {...line} dots={ofBits} colour={colours[i]} wide={i === best} />
        ))}
        {ofBits ? (
          <BitLabels comparison={comparison} best={best} />
        ) : (
          <EndNames names={lines.map(({ label }) => label)} gaps={gaps} colours={colours} />
        )}
        <Strip comparison={comparison} />
        <Cursor
          count={places.length}
          at={places}
          label={t("cursor.label")}
          readOut={(i) => readOutOf(comparison, sizes[i], t)}
          readings={(i) => {
            const line = lines[lowestLine(comparison, sizes[i])];
            const value = valueAt(line, line.medians, sizes[i]);
            const text = lossWords(line.label, value, t);
            return [{ text, value: ofBits ? value : 0, colour: "var(--ink)" }];
          }}
        />
      </Chart>
    </div>
  );
}

/** Returns the number of the lowest line at a size. */
const lowestLine = ({ stretches }: Comparison, bits: number) =>
  (stretches.find(({ to }) => bits <= to) ?? stretches[stretches.length - 1]).line;

/** Returns the hue of a data type where these are compared; ink for the lowest line among others. */
function colourOf({ compare }: BitsAgainstSizeValues, type: string, best: boolean): string {
  if (compare === "type") return mapHue(type === "float" ? "fp4" : type);
  return best ? "var(--ink)" : "var(--muted)";
}

interface LineOfModelsProps {
  /** Sizes in kB, and the value at each. */
  readonly at: readonly number[];
  readonly values: readonly number[];
  /** Whether each value gets a dot: where it is that of a model. */
  readonly dots: boolean;
  readonly colour: string;
  readonly wide: boolean;
}

/** Draws one line. */
function LineOfModels({ at, values, dots, colour, wide }: LineOfModelsProps) {
  const { x, y } = useCoordinates();
  return (
    <>
      <Line values={values} at={at} colour={colour} width={wide ? 2.5 : 1.25} />
      {dots &&
        at.map((size, i) => (
          <circle key={size} cx={x.at(size)} cy={y.at(values[i])} r={wide ? 3.5 : 2.5} fill={colour} />
        ))}
    </>
  );
}

const SEAM = { stroke: "var(--paper)", strokeWidth: 3, paintOrder: "stroke" };

/** Distance of the middles of neighbouring bit labels, pixels: two digits and a gap. */
const BITS_PX = 18;

/** Writes the bits of each line above its first model and below its last. Labels that would touch move apart. */
function BitLabels({
  comparison: { lines },
  best,
}: {
  readonly comparison: Comparison;
  readonly best: number;
}) {
  const { x, y, left, right } = useCoordinates();
  return (
    <g fontSize={12} textAnchor="middle" {...SEAM}>
      {[0, lines[0].totalBits.length - 1].map((model) => {
        const wanted = lines.map(({ totalBits }) => x.at(kilobytes(totalBits[model])));
        const placed = spreadLabels(wanted, BITS_PX, left, right);
        return lines.map(({ bits, medians }, i) => (
          <text
            key={`${bits} ${model}`}
            x={placed[i]}
            y={y.at(medians[model]) + (model === 0 ? -8 : 17)}
            fill={i === best ? "var(--ink)" : "var(--muted)"}
            fontWeight={i === best ? 700 : 400}
          >
            {bits}
          </text>
        ));
      })}
    </g>
  );
}

interface EndNamesProps {
  readonly names: readonly string[];
  readonly gaps: readonly (readonly number[])[];
  readonly colours: readonly string[];
}

/** Writes the name of each line beside its end. */
function EndNames({ names, gaps, colours }: EndNamesProps) {
  const { y, right, top, bottom } = useCoordinates();
  const placed = spreadLabels(
    gaps.map((line) => y.at(line[line.length - 1])),
    16,
    top,
    bottom,
  );
  return (
    <g fontSize={12} fontWeight={600} {...SEAM}>
      {names.map((name, i) => (
        <text key={name} x={right + 8} y={placed[i]} dy="0.35em" fill={colours[i]}>
          {name}
        </text>
      ))}
    </g>
  );
}

/** Draws which line is lowest, over the sizes at which all lines can be compared. */
function Strip({ comparison: { lines, stretches } }: { readonly comparison: Comparison }) {
  const t = useWords(messages);
  const { x } = useCoordinates();
  const top = PICTURE_HEIGHT - BAR_PX;
  const [from, to] = [stretches[0].from, stretches[stretches.length - 1].to].map((bits) =>
    x.at(kilobytes(bits)),
  );
  return (
    <g fontSize={11} textAnchor="middle">
      <text x={0} y={top - 7} fill="var(--muted)" textAnchor="start">
        {t("title.strip")}
      </text>
      {stretches.map((stretch, i) => {
        const [left, right] = [x.at(kilobytes(stretch.from)), x.at(kilobytes(stretch.to))];
        const { label } = lines[stretch.line];
        return (
          <g key={stretch.from}>
            <rect
              x={left}
              y={top}
              width={Math.max(0, right - left)}
              height={BAR_PX}
              fill={i % 2 === 0 ? "var(--line)" : "var(--paper)"}
            />
            {right - left > label.length * LETTER_PX && (
              <text x={(left + right) / 2} y={top + 14} fill="var(--ink)" fontWeight={600} {...SEAM}>
                {label}
              </text>
            )}
          </g>
        );
      })}
      <rect
        x={from}
        y={top + 0.5}
        width={to - from}
        height={BAR_PX - 1}
        fill="none"
        stroke="var(--line-strong)"
      />
    </g>
  );
}
