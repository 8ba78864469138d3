"use client";

import { type RefObject, useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Frame } from "@/components/charts/Frame";
import { mapHue } from "@/components/charts/hue";
import { type Layout, type View, viewScale } from "@/components/charts/layout";
import type { Scale } from "@/components/charts/scale";
import { Ticks } from "@/components/charts/Ticks";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { AXIS, DETAIL, FUNNEL, HEIGHT, OVERVIEW, SIDE } from "./geometry";
import { LineLabels } from "./LineLabels";
import { LinePad } from "./LinePad";
import { type CodeFacts, mapName } from "./model";

interface Props {
  readonly map: QuantizationMap;
  readonly facts: CodeFacts;
  readonly layout: Layout;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onIndex: (index: number) => void;
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** All values of the map on a line: the whole of it above, the enlarged part below. */
export function NumberLine({ map, facts, layout, view, onView, onIndex, holder }: Props) {
  const [hovered, setHovered] = useState<number | null>(null);
  const hue = mapHue(map.name);
  const sentence = `The values of the ${mapName(map)} map on a number line; code ${facts.index} is marked.`;
  return (
    <div ref={holder}>
      <Frame
        sentence={sentence}
        height={HEIGHT}
        margin={{ left: SIDE, right: SIDE }}
        startWidth={640}
        overlay={(area) => (
          <LinePad {...{ map, facts, layout, view, onView, onIndex, area }} onHover={setHovered} />
        )}
      >
        {(area) => {
          const whole = viewScale(layout, { zoom: 1, centre: 0.5 }, [area.left, area.right]);
          const x = viewScale(layout, view, [area.left, area.right]);
          return (
            <>
              {view.zoom > 1 && <Overview whole={whole} x={x} map={map} value={facts.value} />}
              <Interval x={x} facts={facts} hue={hue} />
              <Ticks scale={x} values={map.values} y1={DETAIL.top} y2={DETAIL.bottom} colour={hue} />
              <Ticks
                scale={x}
                values={[facts.value]}
                y1={DETAIL.top - 6}
                y2={DETAIL.bottom + 4}
                colour="var(--ink)"
                width={3}
              />
              <AxisX scale={x} y={AXIS} count={Math.max(3, Math.floor((area.right - area.left) / 80))} />
              <LineLabels x={x} map={map} index={facts.index} hovered={hovered} />
            </>
          );
        }}
      </Frame>
    </div>
  );
}

interface OverviewProps {
  readonly whole: Scale;
  readonly x: Scale;
  readonly map: QuantizationMap;
  readonly value: number;
}

function Overview({ whole, x, map, value }: OverviewProps) {
  const { top, bottom } = OVERVIEW;
  const [from, to] = x.domain.map(whole.at);
  return (
    <>
      <Ticks scale={whole} values={map.values} y1={top + 2} y2={bottom - 2} colour="var(--line-strong)" />
      <Ticks scale={whole} values={[value]} y1={top} y2={bottom} colour="var(--ink)" width={2} />
      <path
        d={`M${from - 1} ${top - 3}V${bottom + 3}H${to + 1}V${top - 3}Z M${from} ${bottom + 3}L${x.range[0]} ${FUNNEL}M${to} ${bottom + 3}L${x.range[1]} ${FUNNEL}`}
        fill="none"
        stroke="var(--line-strong)"
      />
    </>
  );
}

/** The stretch of numbers that is rounded to the chosen code. */
function Interval({ x, facts, hue }: { readonly x: Scale; readonly facts: CodeFacts; readonly hue: string }) {
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
