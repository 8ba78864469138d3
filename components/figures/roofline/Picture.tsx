import { AxisX, AxisY } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { messages } from "./messages";
import type { Measured, Point } from "./model";

interface PictureProps {
  readonly measured: Measured;
  readonly sentence: string;
}

const hueOf = ({ bits }: Point) =>
  bits === 8 ? "var(--bits8)" : bits === 32 ? "var(--bits32)" : "var(--ink)";

/**
 * Draws time against bytes. The line through the copy marks the speed of memory: a kernel on the line is
 * limited by memory alone.
 */
export function Picture({ measured, sentence }: PictureProps) {
  const t = useWords(messages);
  const { copy, in32, in8, others } = measured;
  const points = [copy, in32, in8].filter((point) => point !== undefined);
  const slope = copy.ns / copy.bytes;
  const far = Math.max(30, ...[...points, ...others].map(({ bytes }) => bytes)) * 1.08;
  const high = Math.max(far * slope, ...[...points, ...others].map(({ ns }) => ns)) * 1.04;
  return (
    <Chart
      sentence={sentence}
      height={300}
      margin={{ left: 56, right: 14, top: 28, bottom: 42 }}
      startWidth={460}
      x={(range) => linearScale({ series: [], include: [0, far], range })}
      y={(range) => linearScale({ series: [], include: [0, high], range })}
    >
      {(area) => {
        const { y } = area;
        const edge = { x: area.right, y: y.at(slope * far) };
        return (
          <>
            <path
              d={`M${area.left} ${area.bottom}L${edge.x} ${edge.y}V${area.bottom}Z`}
              fill="var(--panel)"
            />
            <AxisY title={t("title.ns")} count={4} />
            <AxisX count={6} />
            <text x={area.right} y={area.bottom + 34} fontSize={11} fill="var(--muted)" textAnchor="end">
              {t("title.bytes")}
            </text>
            <line
              x1={area.left}
              y1={area.bottom}
              x2={edge.x}
              y2={edge.y}
              stroke="var(--ink)"
              strokeWidth={1.5}
              strokeDasharray="5 4"
            />
            {area.bottom - edge.y > 100 && (
              <text
                x={area.right - 8}
                y={area.bottom - 12}
                fontSize={11}
                fill="var(--muted)"
                textAnchor="end"
              >
                {t("faster")}
              </text>
            )}
            {points.map((point) => (
              <Mark key={point.label} point={point} />
            ))}
            {/* Over the large marks, which would hide their names. */}
            {others.map((point) => (
              <Other key={point.label} point={point} slope={slope} />
            ))}
          </>
        );
      }}
    </Chart>
  );
}

interface MarkProps {
  readonly point: Point;
}

/** A rim of paper around the letters of a label, which may lie on a mark. */
const RIM = { stroke: "var(--paper)", strokeWidth: 4, paintOrder: "stroke" } as const;

/** Width that a label beside its mark needs, pixels. */
const LABEL = 92;

/**
 * Draws a kernel with its label. The shape repeats the precision: a square is 32-bit, a disc 8-bit, a ring
 * the copy.
 */
function Mark({ point }: MarkProps) {
  const t = useWords(messages);
  const { x, y } = useCoordinates();
  const [cx, cy] = [x.at(point.bytes), y.at(point.ns)];
  const hue = hueOf(point);
  // The label stands below the line and to the right, where the picture is empty; near the right edge above
  // and left.
  const right = x.range[1] - cx > LABEL;
  // A mark close to the axis has its label above it.
  const up = !right || y.range[0] - cy < 34;
  return (
    <g>
      {point.bits === 32 ? (
        <rect x={cx - 6} y={cy - 6} width={12} height={12} fill={hue} />
      ) : (
        <circle
          cx={cx}
          cy={cy}
          r={6.5}
          fill={point.bits ? hue : "var(--paper)"}
          stroke={hue}
          strokeWidth={2}
        />
      )}
      <g fontSize={12.5} fontWeight={600} textAnchor={right ? "start" : "end"} fill={hue} {...RIM}>
        <text x={cx + (right ? 12 : -12)} y={cy + (up ? -24 : 14)}>
          {point.label}
        </text>
        <text x={cx + (right ? 12 : -12)} y={cy + (up ? -9 : 29)}>
          {t("ns", { time: t.print(printNumber(point.ns)) })}
        </text>
      </g>
    </g>
  );
}

/** Time from which on a rule gets its name, as a multiple of the time on the line. */
const OFF_THE_LINE = 1.04;

/** Draws another rule as a small mark, with its name if it lies above the line. */
function Other({ point, slope }: MarkProps & { readonly slope: number }) {
  const { x, y } = useCoordinates();
  const [cx, cy] = [x.at(point.bytes), y.at(point.ns)];
  const off = point.ns > OFF_THE_LINE * slope * point.bytes;
  return (
    <g>
      <circle cx={cx} cy={cy} r={3.5} fill="var(--paper)" stroke={hueOf(point)} strokeWidth={1.5} />
      {off && (
        <text x={cx - 7} y={cy - 6} fontSize={11} textAnchor="end" fill={hueOf(point)} {...RIM}>
          {point.label}
        </text>
      )}
    </g>
  );
}
