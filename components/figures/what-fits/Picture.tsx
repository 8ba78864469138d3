import { Chart } from "@/components/charts/Chart";
import { printBytes } from "@/components/charts/format";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { MEMORY_KINDS, type MemoryKind } from "@/lib/planned/plan";
import { keyPlaces, MARK_PX } from "./keyPlaces";
import { type FitsWords, messages } from "./messages";
import type { FitBar, Fits } from "./model";

const TOP = 24;
const HEAD = 18;
const BAR = 26;
const ROW = HEAD + BAR + 14;
const KEY_LINE = 16;

/** Returns the words of the key and their places in a picture of this width. */
function keyOf(width: number, t: FitsWords) {
  const words = MEMORY_KINDS.map((kind) => t(`planned.kind.${kind}`));
  return { words, places: keyPlaces(words, width) };
}

/** Height of the picture, pixels. */
function pictureHeight(width: number, t: FitsWords): number {
  const lines = 1 + Math.max(...keyOf(width, t).places.map(({ line }) => line));
  return TOP + 2 * ROW + lines * KEY_LINE + 6;
}

/** Returns the fill of a kind of memory other than the state, which alone has a colour. */
function paint(kind: Exclude<MemoryKind, "state">) {
  switch (kind) {
    case "weights":
      return { fill: "var(--line-strong)" };
    case "gradients":
      return { fill: "var(--line)", stroke: "var(--line-strong)" };
    case "workspace":
      return { fill: "none", stroke: "var(--line-strong)" };
    case "activations":
      return { fill: "none", stroke: "var(--line-strong)", strokeDasharray: "3 3" };
  }
}

interface Props {
  readonly fits: Fits;
  readonly sentence: string;
}

/** Draws the planned memory of one model in both precisions to scale, with a line at the budget. */
export function Picture({ fits, sentence }: Props) {
  const t = useWords(messages);
  const { bars, budgetBytes } = fits;
  return (
    <Chart
      sentence={sentence}
      height={(width) => pictureHeight(width, t)}
      margin={{ right: 2 }}
      startWidth={640}
      empty={bars.length === 0 ? sentence : undefined}
      x={(range) =>
        linearScale({
          series: [[...bars.map(({ total }) => total), budgetBytes * 1.02]],
          include: [0],
          range,
        })
      }
    >
      {bars.map((bar, i) => (
        <Row key={bar.bits} bar={bar} top={TOP + i * ROW} budgetBytes={budgetBytes} />
      ))}
      <Budget bytes={budgetBytes} />
      <Key />
    </Chart>
  );
}

/** Draws the bar of one precision. */
function Row({
  bar,
  top,
  budgetBytes,
}: {
  readonly bar: FitBar;
  readonly top: number;
  readonly budgetBytes: number;
}) {
  const t = useWords(messages);
  const { x } = useCoordinates();
  const bytes = t.print(printBytes(bar.total));
  const hue = bar.bits === 32 ? "var(--bits32)" : "var(--bits8)";
  let sum = 0;
  return (
    <g>
      <text x={0} y={top + 12} fontSize={12}>
        <tspan fontWeight={600} fill={hue}>
          {t("fits.bar.state", { bits: bar.bits })}
        </tspan>
        <tspan fill="var(--ink)">
          {" "}
          {t(bar.total > budgetBytes ? "fits.bar.refused" : "fits.bar.fits", { bytes })}
        </tspan>
      </text>
      {MEMORY_KINDS.map((kind) => {
        const left = x.at(sum);
        sum += bar.kinds[kind];
        // A kind that is not zero is at least one pixel wide.
        const width = Math.max(1, x.at(sum) - left - 1);
        return (
          <rect
            key={kind}
            x={left}
            y={top + HEAD}
            width={width}
            height={BAR}
            {...(kind === "state" ? { fill: hue } : paint(kind))}
          />
        );
      })}
    </g>
  );
}

/** Draws the line at the budget with its label. */
function Budget({ bytes }: { readonly bytes: number }) {
  const t = useWords(messages);
  const { x, width } = useCoordinates();
  const at = Math.round(x.at(bytes)) + 0.5;
  const path = `M${at} ${TOP - 6}V${TOP + 2 * ROW - 8}`;
  return (
    <>
      {/* Drawn twice: a seam in the colour of the page separates the line from the bars. */}
      <path d={path} stroke="var(--paper)" strokeWidth={5} />
      <path d={path} stroke="var(--ink)" strokeWidth={2} />
      <text
        x={at}
        y={TOP - 10}
        textAnchor={at > width / 2 ? "end" : "start"}
        fontSize={12}
        fontWeight={600}
        fill="var(--ink)"
      >
        {t("fits.bar.budget", { bytes: t.print(printBytes(bytes)) })}
      </text>
    </>
  );
}

/** Draws what each fill means, in the order of the bars. */
function Key() {
  const t = useWords(messages);
  const { width } = useCoordinates();
  const { words, places } = keyOf(width, t);
  return (
    <>
      {MEMORY_KINDS.map((kind, i) => {
        const { left, line } = places[i];
        const top = TOP + 2 * ROW + line * KEY_LINE;
        return (
          <g key={kind}>
            <Swatch kind={kind} left={left + 0.5} top={top + 0.5} />
            <text x={left + MARK_PX} y={top + 10} fontSize={12} fill="var(--muted)">
              {words[i]}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Side of a swatch, pixels. */
const SWATCH = 10;

interface SwatchProps {
  readonly kind: MemoryKind;
  readonly left: number;
  readonly top: number;
}

/** Draws the fill of a kind: the state in two halves, as the bars have it, so that its shape tells it too. */
function Swatch({ kind, left, top }: SwatchProps) {
  if (kind !== "state") return <rect x={left} y={top} width={SWATCH} height={SWATCH} {...paint(kind)} />;
  const half = (SWATCH - 2) / 2;
  return (
    <>
      <rect x={left} y={top} width={half} height={SWATCH} fill="var(--bits32)" />
      <rect x={left + SWATCH - half} y={top} width={half} height={SWATCH} fill="var(--bits8)" />
    </>
  );
}
