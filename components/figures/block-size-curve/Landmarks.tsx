import { useCoordinates } from "@/components/charts/plot";

/** Block sizes that have a history: paper section 2.1, and the library since version 0.44. */
const LANDMARKS = [
  { size: 256, text: "library 256", short: "256" },
  { size: 2048, text: "paper 2048", short: "2048" },
];

interface Props {
  /** Pixel of the line of text. */
  readonly words: number;
  readonly narrow: boolean;
}

/** Where the paper and today’s library stand on the axis of block sizes. */
export function Landmarks({ words, narrow }: Props) {
  const { x, top, bottom } = useCoordinates();
  return (
    <g fontSize={11} fill="var(--muted)" textAnchor="middle">
      {LANDMARKS.map(({ size, text, short }) => {
        const pixel = Math.round(x.at(size)) + 0.5;
        return (
          <g key={size}>
            <line
              x1={pixel}
              x2={pixel}
              y1={top}
              y2={bottom}
              stroke="var(--line-strong)"
              strokeDasharray="1 4"
            />
            <text x={pixel} y={words} stroke="var(--paper)" strokeWidth={4} paintOrder="stroke">
              {narrow ? short : text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
