import { useCoordinates } from "@/components/charts/plot";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";

/** Block sizes of the paper (section 2.1) and of the library since version 0.44. */
const LANDMARKS = [
  { size: 256, text: "landmark.256", short: "256" },
  { size: 2048, text: "landmark.2048", short: "2048" },
] as const;

interface Props {
  /** Baseline of the labels, pixels. */
  readonly labelY: number;
  readonly narrow: boolean;
  /** Upper and lower end of each chart, pixels: no line crosses a heading between them. */
  readonly spans: readonly (readonly [top: number, bottom: number])[];
}

/** Marks the block sizes of the paper and of today’s library on the axis. */
export function Landmarks({ labelY, narrow, spans }: Props) {
  const t = useWords(messages);
  const { x } = useCoordinates();
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      {LANDMARKS.map(({ size, text, short }) => {
        const pixel = Math.round(x.at(size)) + 0.5;
        return (
          <g key={size}>
            <path
              d={spans.map(([top, bottom]) => `M${pixel} ${top}V${bottom}`).join("")}
              stroke="var(--line-strong)"
              strokeDasharray="1 4"
            />
            <text x={pixel} y={labelY} stroke="var(--paper)" strokeWidth={4} paintOrder="stroke">
              {narrow ? short : t(text)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
