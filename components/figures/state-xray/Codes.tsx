import { Chart } from "@/components/charts/Chart";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import { type Strip, stripsSentence } from "./model";

const LABEL = 16;
const BARS = 26;
const GAP = 8;
const FOOT = 16;
const ROW = LABEL + BARS + GAP;
/** Width of a letter of 12 pixels, on average and rounded up: no text is measured. */
const LETTER_PX = 6.6;

/** The usage of the codes of the largest states, one strip a state. */
export function Codes({ strips }: { readonly strips: readonly Strip[] }) {
  const t = useWords(messages);
  const height = Math.max(1, strips.length) * ROW + FOOT;
  return (
    <Chart
      sentence={stripsSentence(strips, t)}
      height={height}
      startWidth={640}
      empty={strips.length === 0 ? stripsSentence(strips, t) : undefined}
    >
      {({ width, left, right }) => (
        <>
          {strips.map(({ name, symbol, bars, codesInUse }, row) => {
            const bottom = row * ROW + LABEL + BARS;
            const step = (right - left) / bars.length;
            const uses = t("stripCodes", { codes: codesInUse });
            const room = Math.floor(width / LETTER_PX) - uses.length - symbol.length - 4;
            return (
              // Names may come twice in a file.
              // biome-ignore lint/suspicious/noArrayIndexKey: the strips have no other key
              <g key={row}>
                <text x={left} y={row * ROW + 12} fontSize={12} fill="var(--ink)">
                  <tspan fontWeight={600}>{symbol}</tspan>{" "}
                  {t("stripOf", {
                    name: name.length > room ? `${name.slice(0, Math.max(1, room - 1))}…` : name,
                  })}
                  {uses}
                </text>
                {bars.map((bar, i) => (
                  <rect
                    // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
                    key={i}
                    x={left + i * step}
                    // A code that occurs is seen, however rare it is.
                    y={bottom - (bar > 0 ? Math.max(1, bar * BARS) : 0)}
                    width={Math.max(1, step - 1)}
                    height={bar > 0 ? Math.max(1, bar * BARS) : 0}
                    fill="var(--bits8)"
                  />
                ))}
                <line x1={left} x2={right} y1={bottom + 0.5} y2={bottom + 0.5} stroke="var(--line-strong)" />
              </g>
            );
          })}
          <text x={left} y={height - 4} fontSize={12} fill="var(--muted)">
            {t("firstCode")}
          </text>
          <text x={right} y={height - 4} fontSize={12} textAnchor="end" fill="var(--muted)">
            {t("lastCode")}
          </text>
        </>
      )}
    </Chart>
  );
}
