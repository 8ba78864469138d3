"use client";

import { type RefObject, useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { mapHue } from "@/components/charts/hue";
import { type Layout, viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { Overlay, Plot, useCoordinates } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { AXIS, DETAIL, FUNNEL, HEIGHT, OVERVIEW, SIDE } from "./geometry";
import { LineLabels } from "./LineLabels";
import { LinePad, type LineRequest } from "./LinePad";
import { type CodeFacts, mapName } from "./model";

interface Props extends LineRequest {
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** All values of the map on a line: the whole of it above, the enlarged part below. */
export function NumberLine({ holder, ...line }: Props) {
  const { map, facts, layout, view } = line;
  const [hovered, setHovered] = useState<number | null>(null);
  const hue = mapHue(map.name);
  const sentence = `The values of the ${mapName(map)} map on a number line; code ${facts.index} is marked.`;
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

/** The stretch of numbers that is rounded to the chosen code. */
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
