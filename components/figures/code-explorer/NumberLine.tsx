"use client";

import { type RefObject, useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { mapHue } from "@/components/charts/hue";
import { type Layout, viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { Overlay, Plot, useCoordinates } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import { useWords } from "@/components/controls/words";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import { LinePad, type LineProps } from "./LinePad";
import { messages } from "./messages";
import { type CodeFacts, mapName } from "./model";

/** Upper and lower edges of the two lines in the picture, pixels. */
const OVERVIEW = { top: 4, bottom: 18 };
const DETAIL = { top: 64, bottom: 104 };
/** Lower end of the lines that lead from the overview to the detail, above the labels, pixels. */
const FUNNEL = 27;
const AXIS = 114;
const HEIGHT = 134;
const SIDE = 14;
/** Width of a printed value, pixels. */
const LABEL_PX = 62;
/** Values closer to a neighbour than this have no label, pixels. */
const CROWDED_PX = 24;

interface Props extends LineProps {
  /** Set to the element around the picture, for export. */
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** Draws all values of the map on a number line: the whole line above, the enlarged part below. */
export function NumberLine({ holder, ...line }: Props) {
  const t = useWords(messages);
  const { map, facts, layout, view } = line;
  const [hovered, setHovered] = useState<number | null>(null);
  const hue = mapHue(map.name);
  const sentence = t("line.picture", { map: mapName(map, t), index: facts.index });
  return (
    <div ref={holder}>
      <Chart
        sentence={sentence}
        height={HEIGHT}
        margin={{ left: SIDE, right: SIDE, bottom: HEIGHT - AXIS }}
        startWidth={640}
        x={(range) => viewScale(layout, view, range)}
      >
        {({ left, right }) => (
          <>
            {view.zoom > 1 && <Overview layout={layout} map={map} value={facts.value} />}
            <Interval facts={facts} hue={hue} />
            <Ticks values={map.values} y1={DETAIL.top} y2={DETAIL.bottom} colour={hue} />
            <Ticks
              values={[facts.value]}
              y1={DETAIL.top - 6}
              y2={DETAIL.bottom + 4}
              colour="var(--ink)"
              width={3}
            />
            <AxisX count={Math.max(3, Math.floor((right - left) / 80))} />
            <LineLabels map={map} index={facts.index} hovered={hovered} />
            <Overlay>
              <LinePad {...line} onHover={setHovered} />
            </Overlay>
          </>
        )}
      </Chart>
    </div>
  );
}

interface OverviewProps {
  readonly layout: Layout;
  readonly map: QuantizationMap;
  readonly value: number;
}

/** Draws the whole line and marks the part that is enlarged. */
function Overview({ layout, map, value }: OverviewProps) {
  const { x } = useCoordinates();
  const { top, bottom } = OVERVIEW;
  const whole = viewScale(layout, WHOLE_VIEW, x.range);
  const [from, to] = x.domain.map(whole.at);
  return (
    <>
      <Plot x={() => whole}>
        <Ticks values={map.values} y1={top + 2} y2={bottom - 2} colour="var(--line-strong)" />
        <Ticks values={[value]} y1={top} y2={bottom} colour="var(--ink)" width={2} />
      </Plot>
      <path
        d={`M${from - 1} ${top - 3}V${bottom + 3}H${to + 1}V${top - 3}Z M${from} ${bottom + 3}L${x.range[0]} ${FUNNEL}M${to} ${bottom + 3}L${x.range[1]} ${FUNNEL}`}
        fill="none"
        stroke="var(--line-strong)"
      />
    </>
  );
}

/** Draws the interval of numbers that are rounded to the chosen code. */
function Interval({ facts, hue }: { readonly facts: CodeFacts; readonly hue: string }) {
  const { x } = useCoordinates();
  const [left, right] = x.range;
  const from = Math.max(left, x.at(facts.from));
  const to = Math.min(right, x.at(facts.to));
  if (to <= from) return null;
  return (
    <rect
      x={from}
      y={DETAIL.top}
      width={to - from}
      height={DETAIL.bottom - DETAIL.top}
      fill={hue}
      fillOpacity={0.18}
    />
  );
}

interface LabelsProps {
  readonly map: QuantizationMap;
  readonly index: number;
  readonly hovered: number | null;
}

/** Labels the chosen value, the value under the pointer, and every other value that has room for a label. */
function LineLabels({ map, index, hovered }: LabelsProps) {
  const t = useWords(messages);
  const { x } = useCoordinates();
  const [left, right] = x.range;
  const inside = (i: number) => x.at(map.values[i]) >= left - 1 && x.at(map.values[i]) <= right + 1;
  const shown: { i: number; at: number }[] = [];
  const place = (i: number) => {
    const at = Math.min(
      right - LABEL_PX / 2 + SIDE,
      Math.max(left + LABEL_PX / 2 - SIDE, x.at(map.values[i])),
    );
    if (inside(i) && shown.every((other) => Math.abs(other.at - at) >= LABEL_PX)) shown.push({ i, at });
  };
  if (hovered !== null) place(hovered);
  place(index);
  const crowded = (i: number) =>
    [i - 1, i + 1].some(
      (j) => map.values[j] !== undefined && Math.abs(x.at(map.values[j]) - x.at(map.values[i])) < CROWDED_PX,
    );
  for (let i = 0; i < map.values.length; i++) if (inside(i) && !crowded(i)) place(i);
  return (
    <g fontSize={12} textAnchor="middle">
      {!map.values.some((_, i) => inside(i)) && (
        <text x={(left + right) / 2} y={(DETAIL.top + DETAIL.bottom) / 2} fill="var(--muted)">
          {t("line.empty")}
        </text>
      )}
      {shown.map(({ i, at }) => {
        const emphasized = i === index || i === hovered;
        return (
          <g key={i} fill={emphasized ? "var(--ink)" : "var(--muted)"} fontWeight={i === index ? 600 : 400}>
            <text x={at} y={DETAIL.top - 22} fontSize={11}>
              {i}
            </text>
            <text x={at} y={DETAIL.top - 9}>
              {t.print(printValue(map.values[i]))}
            </text>
          </g>
        );
      })}
      {hovered !== null && inside(hovered) && (
        <Ticks
          values={[map.values[hovered]]}
          y1={DETAIL.top - 4}
          y2={DETAIL.bottom + 2}
          colour="var(--ink)"
          width={1.5}
        />
      )}
    </g>
  );
}
