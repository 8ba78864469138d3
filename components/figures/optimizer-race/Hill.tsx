import { useMemo } from "react";
import { AxisX, AxisY } from "@/components/charts/Axis";
import { type Area, Chart } from "@/components/charts/Chart";
import { contourPath } from "@/components/charts/contour";
import { spreadLabels } from "@/components/charts/labels";
import { useCoordinates } from "@/components/charts/plot";
import { type Domain, linearScale, type Scale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import type { Race, Track } from "@/lib/findings/optimizerRace";
import { REACH, surfaceNamed } from "@/lib/findings/surfaces";
import { messages } from "./messages";
import { LANES } from "./model";
import { StartPad } from "./StartPad";

/** Props of the picture of the surface. */
export interface HillProps {
  /** Name of the surface, a key of `SURFACES`. */
  readonly surface: string;
  readonly race: Race;
  /** Number of steps that are drawn, from 0. */
  readonly step: number;
  /** Coordinates x and y of the start. */
  readonly start: readonly [number, number];
  readonly onStart: (x: number, y: number) => void;
  readonly sentence: string;
}

const MARGIN = { left: 28, right: 8, top: 8, bottom: 24 };

/** Draws the surface from above as lines of equal loss, with the path of each optimizer up to the step. */
export function Hill({ surface, race, step, start, onStart, sentence }: HillProps) {
  return (
    <Chart
      sentence={sentence}
      height={(width) => Math.min(460, Math.round(width * 0.85))}
      margin={MARGIN}
      startWidth={520}
      x={overReach}
      y={overReach}
    >
      {({ x, y }) => (
        <>
          <Contours surface={surface} />
          <AxisX />
          <AxisY grid={false} />
          <Paths race={race} step={step} />
          <circle
            cx={x.at(start[0])}
            cy={y.at(start[1])}
            r={6}
            fill="var(--paper)"
            stroke="var(--ink)"
            strokeWidth={2}
          />
          <StartPad start={start} onStart={onStart} />
        </>
      )}
    </Chart>
  );
}

const overReach = (range: Domain) => linearScale({ series: [[-REACH, REACH]], range });

const SAMPLES = 72;
const LEVELS = 11;

/**
 * Draws lines of equal loss. Their levels are the cubes of equal steps, so that lines lie close near the
 * minimum.
 */
function Contours({ surface }: { readonly surface: string }) {
  const area = useCoordinates();
  const { left, top } = area;
  const width = area.right - left;
  const height = area.bottom - top;
  const paths = useMemo(() => {
    const { value } = surfaceNamed(surface);
    const at = (i: number) => REACH * ((2 * (i + 0.5)) / SAMPLES - 1);
    const samples = Float64Array.from({ length: SAMPLES * SAMPLES }, (_, i) =>
      value(at(i % SAMPLES), -at(Math.floor(i / SAMPLES))),
    );
    const highest = samples.reduce((most, each) => Math.max(most, each), 0);
    return Array.from({ length: LEVELS }, (_, k) =>
      contourPath(samples, [SAMPLES, SAMPLES], highest * ((k + 0.4) / LEVELS) ** 3, [
        width / SAMPLES,
        height / SAMPLES,
      ]),
    );
  }, [surface, width, height]);
  return (
    <g transform={`translate(${left} ${top})`} fill="none" stroke="var(--line-strong)" strokeWidth={0.75}>
      <rect width={width} height={height} stroke="var(--line)" />
      {paths.map((d) => (
        <path key={d} d={d} strokeOpacity={0.7} />
      ))}
    </g>
  );
}

interface PathsProps {
  readonly race: Race;
  readonly step: number;
}

const STROKES = {
  sgd: { strokeDasharray: "1.5 3" },
  momentum: { strokeWidth: 1 },
  adam32: { strokeWidth: 3.5, strokeOpacity: 0.55 },
  adam8: { strokeWidth: 1.75, strokeDasharray: "6 3" },
} as const;

/** Height of a label, pixels. */
const LABEL = 14;

/** Draws the path of each optimizer up to the step and, at its end, the name of the optimizer. */
function Paths({ race, step }: PathsProps) {
  const t = useWords(messages);
  const area = useCoordinates();
  const { x, y } = area;
  const heads = LANES.map(({ lane }) => ({ px: x.at(race[lane].x[step]), py: y.at(race[lane].y[step]) }));
  const inside = heads.map(
    ({ px, py }) => px >= area.left && px <= area.right && py >= area.top && py <= area.bottom,
  );
  const rows = spreadLabels(
    heads.map(({ py }, i) => (inside[i] ? py : area.top)),
    LABEL,
    area.top + LABEL,
    area.bottom - LABEL,
  );
  return (
    <>
      {LANES.map(({ lane, colour }) => (
        <path
          key={lane}
          d={pathOf(race[lane], step, x, y, area)}
          fill="none"
          stroke={colour}
          strokeWidth={1.75}
          strokeLinejoin="round"
          {...STROKES[lane]}
        />
      ))}
      {/* After all paths, so that none crosses a name. */}
      {LANES.map(
        ({ lane, colour }, i) =>
          inside[i] && (
            <g key={lane}>
              <circle cx={heads[i].px} cy={heads[i].py} r={3.5} fill={colour} />
              <text
                {...beside(heads[i].px, area)}
                y={rows[i]}
                dy="0.35em"
                fontSize={12}
                fontWeight={600}
                fill={colour}
                stroke="var(--paper)"
                strokeWidth={3.5}
                paintOrder="stroke"
              >
                {t(`lane.${lane}`)}
              </text>
            </g>
          ),
      )}
    </>
  );
}

/** Width that the longest label needs, pixels. */
const LABEL_WIDTH = 84;

/** Returns the position of a label beside a point, to its left where the right edge is too close. */
const beside = (px: number, area: Area) =>
  px + LABEL_WIDTH > area.right
    ? ({ x: px - 9, textAnchor: "end" } as const)
    : ({ x: px + 9, textAnchor: "start" } as const);

/**
 * Returns the SVG path of an optimizer up to a step. A path that leaves the picture ends at the edge, because
 * the later points of a diverging run are outside it.
 */
function pathOf({ x: xs, y: ys }: Track, step: number, x: Scale, y: Scale, area: Area): string {
  let path = "";
  for (let i = 0; i <= step; i++) {
    const px = x.at(xs[i]);
    const py = y.at(ys[i]);
    if (Number.isNaN(px) || Number.isNaN(py)) break;
    const inX = Math.min(area.right, Math.max(area.left, px));
    const inY = Math.min(area.bottom, Math.max(area.top, py));
    path += `${i === 0 ? "M" : "L"}${inX.toFixed(1)} ${inY.toFixed(1)}`;
    if (inX !== px || inY !== py) break;
  }
  return path;
}
