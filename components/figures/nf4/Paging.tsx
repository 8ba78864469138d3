import { AxisX, AxisY } from "@/components/charts/Axis";
import { Line } from "@/components/charts/Line";
import { Plot, useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import { type Nf4Values, type PagingLine, pagingLines, printGigabytes, roomsOf } from "./model";

/** Height of the panel with its title and axis, pixels. */
export const PAGING_PX = 208;
const LEFT_PX = 46;
const LINE_PX = 17;

const STYLES = {
  32: { colour: "var(--bits32)" },
  8: { colour: "var(--bits8)", dashed: true },
} as const;

/** Draws the time of a step that paging takes, by the room for the state, with a rule at the chosen room. */
export function Paging({ values, top }: { readonly values: Nf4Values; readonly top: number }) {
  const t = useWords(messages);
  const lines = pagingLines(values);
  const rooms = roomsOf(values);
  return (
    <Plot
      area={{ left: LEFT_PX, top: top + 36, bottom: top + PAGING_PX - 46 }}
      x={(range) => linearScale({ series: [rooms], range })}
      y={(range) =>
        linearScale({ series: lines.map(({ milliseconds }) => milliseconds), include: [0, 1], range })
      }
    >
      <AxisY title={t("title.paging")} count={3} />
      <AxisX count={5} />
      <Room gigabytes={values.room} />
      {lines.map(({ bits, milliseconds }) => (
        <Line key={bits} values={milliseconds} at={rooms} {...STYLES[bits]} width={2} />
      ))}
      <Names lines={lines} />
    </Plot>
  );
}

/** Draws the rule at the chosen room, and the title of the x axis. */
function Room({ gigabytes }: { readonly gigabytes: number }) {
  const t = useWords(messages);
  const { x, left, top, bottom } = useCoordinates();
  const at = x.at(gigabytes);
  return (
    <>
      <line x1={at} x2={at} y1={top} y2={bottom} stroke="var(--line-strong)" />
      <text x={left} y={bottom + 34} fontSize={11} fill="var(--muted)">
        {t("title.room")}
      </text>
    </>
  );
}

/** Names both lines in the upper right corner, which they leave free. */
function Names({ lines }: { readonly lines: readonly PagingLine[] }) {
  const t = useWords(messages);
  const { right, top } = useCoordinates();
  return (
    <g
      fontSize={12}
      fontWeight={600}
      textAnchor="end"
      stroke="var(--paper)"
      strokeWidth={3}
      paintOrder="stroke"
    >
      {lines.map(({ bits, bytes }, i) => (
        <text key={bits} x={right} y={top + 8 + LINE_PX * i} fill={STYLES[bits].colour}>
          {t("state", { bits, gigabytes: t.print(printGigabytes(bytes)) })}
        </text>
      ))}
    </g>
  );
}
