import { memo } from "react";
import { Chart } from "@/components/charts/Chart";
import { type Fill, Pixels, stepOf } from "@/components/charts/Pixels";
import { useWords } from "@/components/controls/words";
import { HELD_OUT_IMAGES, IMAGE_SIDE, lettersOfCount } from "@/lib/tasks/letters/info";
import { decodeLetters, type LettersPicture } from "@/lib/tasks/letters/picture";
import { messages } from "../messages";
import { confusionSteps, describeLetters, STEPS } from "./lettersModel";
import type { PictureLane, PictureProps } from "./picture";

/** Space for the letters left of and above a grid, and for the name of a lane, pixels. */
const LEFT = 18;
const NAME = 22;
const TOP = NAME + 16;
/** Space between two lanes, pixels. */
const GAP = 24;
/** Side of a cell, pixels: letters beside smaller cells would be unreadable. */
const CELL = { ten: { least: 16, most: 24 }, all: { least: 10, most: 13 } };
/** An example of an error: magnification of its image, and its size with its caption, pixels. */
const EXAMPLE = { scale: 2, width: 68, height: 58 };
const EXAMPLE_ROWS = 2;
/** Space between a grid and the examples, pixels. */
const UNDER = 34;

interface Layout {
  readonly columns: number;
  readonly cell: number;
  /** Size of one lane, pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Returns the layout of the lanes: how many stand in a row, and their size.
 *
 * @param width width of the picture, pixels
 * @param kinds number of different letters
 */
export function layoutOf(width: number, lanes: number, kinds: number): Layout {
  const { least, most } = kinds > 10 ? CELL.all : CELL.ten;
  const fit = Math.floor((width + GAP) / (LEFT + least * kinds + GAP));
  // Rows of about equal length: six lanes stand three and three even if four fit in a row.
  const rows = Math.ceil(lanes / Math.max(1, Math.min(lanes, fit)));
  const columns = Math.ceil(lanes / rows);
  const room = (width - GAP * (columns - 1)) / columns;
  const cell = Math.max(4, Math.min(most, Math.floor((room - LEFT) / kinds)));
  return {
    columns,
    cell,
    width: room,
    height: TOP + cell * kinds + UNDER + EXAMPLE_ROWS * EXAMPLE.height,
  };
}

/** Draws the confusion matrix of each lane, and the first letters that it reads wrong. */
export function LettersView({ lanes, samples }: PictureProps) {
  const t = useWords(messages);
  const kinds = lanes.map(({ picture }) => decodeLetters(picture)?.kinds).find((count) => count) ?? 26;
  const rows = (width: number) => Math.ceil(lanes.length / layoutOf(width, lanes.length, kinds).columns);
  return (
    <Chart
      sentence={describeLetters(lanes, samples, t)}
      height={(width) => rows(width) * layoutOf(width, lanes.length, kinds).height}
      empty={samples.length > 0 ? undefined : t("lab.loading")}
    >
      {({ width }) => {
        const layout = layoutOf(width, lanes.length, kinds);
        return lanes.map((lane, i) => (
          <g
            key={lane.label}
            transform={`translate(${Math.round((i % layout.columns) * (layout.width + GAP))} ${Math.floor(i / layout.columns) * layout.height})`}
          >
            <LaneGrid lane={lane} samples={samples} kinds={kinds} layout={layout} />
          </g>
        ));
      }}
    </Chart>
  );
}

interface LaneProps {
  readonly lane: PictureLane;
  readonly samples: Float32Array;
  readonly kinds: number;
  readonly layout: Layout;
}

/** Draws the confusion matrix of one lane with its errors below. */
function LaneGrid({ lane: { label, picture, style }, samples, kinds, layout }: LaneProps) {
  const t = useWords(messages);
  const { cell } = layout;
  const letters = lettersOfCount(kinds);
  const decoded = decodeLetters(picture);
  const side = cell * kinds;
  const fills: readonly Fill[] = [
    ...Array.from({ length: STEPS }, (_, i) => ({ colour: `var(--error-${i + 1})` })),
    ...[0.2, 0.4, 0.6, 0.8, 1].map((opacity) => ({ colour: style.colour, opacity })),
  ];
  const size = Math.min(11, cell + 1);
  return (
    <>
      <text x={LEFT} y={13} fontSize={12} fontWeight={600} fill={style.colour}>
        {label}
      </text>
      <g fontSize={size} fill="var(--muted)" textAnchor="middle" fontFamily="var(--font-code)">
        {letters.map((letter, i) => (
          <g key={letter}>
            <text x={LEFT - 8} y={TOP + (i + 0.5) * cell} dy="0.32em">
              {letter}
            </text>
            <text x={LEFT + (i + 0.5) * cell} y={TOP - 4}>
              {letter}
            </text>
          </g>
        ))}
      </g>
      <rect
        x={LEFT - 0.5}
        y={TOP - 0.5}
        width={side + 1}
        height={side + 1}
        fill="none"
        stroke="var(--line)"
      />
      {decoded && (
        <Pixels
          steps={confusionSteps(decoded)}
          columns={kinds}
          left={LEFT}
          top={TOP}
          cell={cell}
          fills={fills}
        />
      )}
      <text x={LEFT} y={TOP + side + 15} fontSize={11} fill="var(--muted)">
        {t(decoded ? "lab.letters.key" : "lab.letters.nothing")}
      </text>
      {decoded && (
        <g transform={`translate(${LEFT} ${TOP + side + UNDER - 8})`}>
          <Examples picture={decoded} samples={samples} width={layout.width - LEFT} />
        </g>
      )}
    </>
  );
}

interface ExamplesProps {
  readonly picture: LettersPicture;
  readonly samples: Float32Array;
  readonly width: number;
}

/** Draws images that the model reads wrong, two rows of them. */
function Examples({ picture: { kinds, errors }, samples, width }: ExamplesProps) {
  const t = useWords(messages);
  const letters = lettersOfCount(kinds);
  const perRow = Math.max(1, Math.floor(width / EXAMPLE.width));
  return errors.slice(0, EXAMPLE_ROWS * perRow).map(({ image, truth, guess }, i) => (
    <g
      key={image}
      transform={`translate(${(i % perRow) * EXAMPLE.width} ${Math.floor(i / perRow) * EXAMPLE.height})`}
    >
      <LetterImage samples={samples} image={image} />
      <text y={IMAGE_SIDE * EXAMPLE.scale + 12} fontSize={11} fill="var(--ink)">
        {t("lab.letters.readAs", { truth: letters[truth], guess: letters[guess] })}
      </text>
    </g>
  ));
}

/** Shades of ink that an image is rounded to; fainter pixels are blank. */
const INK_BOUNDS = [0.15, 0.35, 0.55, 0.75, 0.95];
const INK_FILLS: readonly Fill[] = INK_BOUNDS.map((bound) => ({
  colour: "var(--ink)",
  opacity: Math.min(1, bound + 0.05),
}));

/** Draws one held-out image. Memoized, since most errors last for many frames. */
const LetterImage = memo(function LetterImage({
  samples,
  image,
}: {
  readonly samples: Float32Array;
  readonly image: number;
}) {
  const pixels = samples.length / HELD_OUT_IMAGES;
  const steps = Array.from(samples.subarray(image * pixels, (image + 1) * pixels), (ink) =>
    ink < INK_BOUNDS[0] ? -1 : stepOf(ink, INK_BOUNDS) - 1,
  );
  return (
    <>
      <rect
        x={-0.5}
        y={-0.5}
        width={IMAGE_SIDE * EXAMPLE.scale + 1}
        height={IMAGE_SIDE * EXAMPLE.scale + 1}
        fill="none"
        stroke="var(--line)"
      />
      <Pixels steps={steps} columns={IMAGE_SIDE} left={0} top={0} cell={EXAMPLE.scale} fills={INK_FILLS} />
    </>
  );
});
