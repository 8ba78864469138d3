import { Chart } from "@/components/charts/Chart";
import { printBytes } from "@/components/charts/format";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { GB, type Ledger } from "@/lib/findings/memory";
import { type Part, partsOf } from "./model";

const HEAD = 18;
const BAR = 26;
/** Lines of labels that a narrow and a wide picture need at most. */
const LABEL_LINES = { narrow: 3, wide: 2 };
const WIDE = 560;
const LABEL_LINE = 15;
const TOP = 22;

const rowHeight = (width: number) =>
  HEAD + BAR + (width < WIDE ? LABEL_LINES.narrow : LABEL_LINES.wide) * LABEL_LINE + 8;

interface Props {
  readonly ledgers: readonly Ledger[];
  readonly gpu: number;
  readonly sentence: string;
}

/** A GPU that is much larger than the model would make the bars slivers; then its line is off the picture. */
const ROOM = 3;

/** A stacked bar for each precision of the state, on one scale, with a line where the GPU is full. */
export function Bars({ ledgers, gpu, sentence }: Props) {
  const widest = Math.max(...ledgers.map(({ total }) => total));
  const room = gpu * GB;
  const shown = room <= widest * ROOM;
  return (
    <Chart
      sentence={sentence}
      height={(width) => TOP + rowHeight(width) * ledgers.length}
      margin={{ right: 2 }}
      startWidth={640}
      x={(range) => linearScale({ series: [[widest, shown ? room * 1.02 : 0]], include: [0], range })}
    >
      <Picture ledgers={ledgers} gpu={gpu} shown={shown} />
    </Chart>
  );
}

interface PictureProps extends Omit<Props, "sentence"> {
  /** Whether the line where the GPU is full is in the picture. */
  readonly shown: boolean;
}

function Picture({ ledgers, gpu, shown }: PictureProps) {
  const area = useCoordinates();
  const { x } = area;
  const full = shown ? Math.round(x.at(gpu * GB)) + 0.5 : area.right;
  const label = shown ? `${gpu} GB` : `${gpu} GB: far to the right →`;
  return (
    <>
      {shown && (
        <line x1={full} x2={full} y1={TOP - 6} y2={area.height} stroke="var(--ink)" strokeDasharray="2 3" />
      )}
      {ledgers.map((ledger, i) => (
        <Row
          key={ledger.bits}
          ledger={ledger}
          top={TOP + i * rowHeight(area.width)}
          full={shown ? full : undefined}
        />
      ))}
      <text
        x={full}
        y={TOP - 10}
        textAnchor={full > area.width / 2 ? "end" : "start"}
        fontSize={12}
        fontWeight={600}
        fill="var(--ink)"
      >
        {label}
      </text>
    </>
  );
}

interface RowProps {
  readonly ledger: Ledger;
  readonly top: number;
  /** Where the GPU is full; undefined if that is off the picture. */
  readonly full?: number;
}

function Row({ ledger, top, full }: RowProps) {
  const { x, right } = useCoordinates();
  const hue = ledger.bits === 32 ? "var(--bits32)" : "var(--bits8)";
  let sum = 0;
  const stretches = partsOf(ledger)
    .filter(({ bytes }) => bytes > 0)
    .map(({ part, bytes }) => {
      const left = x.at(sum);
      sum += bytes;
      return { part, left, right: x.at(sum), text: `${nameOf(part)} ${printBytes(bytes)}` };
    });
  const bottom = top + HEAD + BAR;
  return (
    <g>
      <text x={0} y={top + 12} fontSize={12}>
        <tspan fontWeight={600} fill={hue}>
          {ledger.bits}-bit state
        </tspan>
        <tspan fill="var(--ink)"> in all {printBytes(ledger.total)}</tspan>
      </text>
      {stretches.map(({ part, left, right: end }) => (
        <rect
          key={part}
          x={left}
          y={top + HEAD}
          // A part that is there is seen, however small it is.
          width={Math.max(1, end - left - 1)}
          height={BAR}
          {...paint(part, hue)}
        />
      ))}
      {full !== undefined && full < x.at(ledger.total) && (
        // Twice: a seam in the colour of the page keeps the line apart from every part of the bar.
        <>
          <path d={`M${full} ${top + HEAD - 4}V${bottom + 4}`} stroke="var(--paper)" strokeWidth={5} />
          <path d={`M${full} ${top + HEAD - 4}V${bottom + 4}`} stroke="var(--ink)" strokeWidth={2} />
        </>
      )}
      {placeLabels(stretches, right).map(({ text, x: left, line }, i) => (
        <text
          key={text}
          x={left}
          y={bottom + 13 + line * LABEL_LINE}
          fontSize={12}
          // The line of the GPU may run under a label.
          stroke="var(--paper)"
          strokeWidth={3}
          paintOrder="stroke"
          fill={stretches[i].part === "state" ? hue : "var(--muted)"}
          fontWeight={stretches[i].part === "state" ? 600 : 400}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

const nameOf = (part: Part) => (part === "activations" ? "activations?" : part);

/** Only the state has a colour; a guess has an outline and no body. */
function paint(part: Part, hue: string) {
  switch (part) {
    case "weights":
      return { fill: "var(--line-strong)" };
    case "gradients":
      return { fill: "var(--line)" };
    case "state":
      return { fill: hue };
    case "activations":
      return { fill: "none", stroke: "var(--line-strong)", strokeDasharray: "3 3" };
  }
}

/** One stretch of a stacked bar, pixels, with its label. */
export interface Stretch {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A stretch with the place of its label. */
export interface Placed extends Stretch {
  readonly x: number;
  /** 0 is the line right under the bar. */
  readonly line: number;
}

/** Width of a letter of the interface's type at 12 px, on average and rounded up: no text is measured. */
const LETTER_PX = 6.6;
/** Least distance between two labels, pixels. */
const GAP_PX = 8;

/**
 * Returns the places of the labels of a stacked bar: each under the left end of its stretch, moved left where the picture
 * ends, one line lower where it would touch the one before.
 *
 * @param right end of the picture, pixels
 */
export function placeLabels(stretches: readonly Stretch[], right: number): Placed[] {
  const ends: number[] = [];
  return stretches.map((stretch) => {
    const width = stretch.text.length * LETTER_PX;
    const x = Math.max(0, Math.min(stretch.left, right - width));
    let line = 0;
    while (ends[line] !== undefined && ends[line] + GAP_PX > x) line++;
    ends[line] = x + width;
    return { ...stretch, x, line };
  });
}
