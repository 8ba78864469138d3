"use client";

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { AxisX } from "@/components/charts/Axis";
import { nearest } from "@/components/charts/Cursor";
import { type Area, Frame } from "@/components/charts/Frame";
import { mapHue } from "@/components/charts/hue";
import { keptInside, type Layout, type View, viewScale } from "@/components/charts/layout";
import type { Scale } from "@/components/charts/scale";
import { Ticks } from "@/components/charts/Ticks";
import { useZoom } from "@/components/charts/useZoom";
import type { QuantizationMap } from "@/lib/numerics/maps";
import styles from "./code-explorer.module.css";
import { type CodeFacts, mapName } from "./model";
import { MAX_ZOOM } from "./options";
import { printValue } from "./print";

interface Props {
  readonly map: QuantizationMap;
  readonly facts: CodeFacts;
  readonly layout: Layout;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onIndex: (index: number) => void;
  readonly holder: RefObject<HTMLDivElement | null>;
}

/** Upper and lower edges of the parts of the picture, pixels. */
const OVERVIEW = { top: 4, bottom: 18 };
/** Where the lines from the overview arrive: above the labels. */
const FUNNEL = 27;
const DETAIL = { top: 64, bottom: 104 };
const AXIS = 114;
const HEIGHT = 134;
const SIDE = 14;
/** Room that a printed value takes. */
const LABEL = 62;

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
          <Pad {...{ map, facts, layout, view, onView, onIndex, area }} onHover={setHovered} />
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
              <Labels x={x} map={map} index={facts.index} hovered={hovered} />
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

interface LabelsProps {
  readonly x: Scale;
  readonly map: QuantizationMap;
  readonly index: number;
  readonly hovered: number | null;
}

/** The chosen value, the one under the pointer, and every other that has the room. */
function Labels({ x, map, index, hovered }: LabelsProps) {
  const [left, right] = x.range;
  const inside = (i: number) => x.at(map.values[i]) >= left - 1 && x.at(map.values[i]) <= right + 1;
  const shown: { i: number; at: number }[] = [];
  const place = (i: number) => {
    const at = Math.min(right - LABEL / 2 + SIDE, Math.max(left + LABEL / 2 - SIDE, x.at(map.values[i])));
    if (inside(i) && shown.every((other) => Math.abs(other.at - at) >= LABEL)) shown.push({ i, at });
  };
  if (hovered !== null) place(hovered);
  place(index);
  const crowded = (i: number) =>
    [i - 1, i + 1].some(
      (j) => map.values[j] !== undefined && Math.abs(x.at(map.values[j]) - x.at(map.values[i])) < 24,
    );
  for (let i = 0; i < map.values.length; i++) if (inside(i) && !crowded(i)) place(i);
  return (
    <g fontSize={12} textAnchor="middle">
      {!map.values.some((_, i) => inside(i)) && (
        <text x={(left + right) / 2} y={(DETAIL.top + DETAIL.bottom) / 2} fill="var(--muted)">
          No value of the map lies in this part of the line.
        </text>
      )}
      {shown.map(({ i, at }) => {
        const main = i === index || i === hovered;
        return (
          <g key={i} fill={main ? "var(--ink)" : "var(--muted)"} fontWeight={i === index ? 600 : 400}>
            <text x={at} y={DETAIL.top - 22} fontSize={10.5}>
              {i}
            </text>
            <text x={at} y={DETAIL.top - 9}>
              {printValue(map.values[i])}
            </text>
          </g>
        );
      })}
      {hovered !== null && inside(hovered) && (
        <Ticks
          scale={x}
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

interface PadProps extends Omit<Props, "holder"> {
  readonly area: Area;
  readonly onHover: (index: number | null) => void;
}

const LONG_MOVE = 16;
const ZOOM_STEP = 2;

/** What listens: pointer, wheel and pinch over the line, and the keys once it has the focus. */
function Pad({ map, facts, layout, view, onView, onIndex, area, onHover }: PadProps) {
  const pad = useRef<HTMLDivElement>(null);
  const x = useMemo(
    () => viewScale(layout, view, [area.left, area.right]),
    [layout, view, area.left, area.right],
  );
  useZoom(pad, { view, maxZoom: MAX_ZOOM, left: area.left, right: area.right, onView });
  // What lay under the pointer has moved away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scale is the reason
  useEffect(() => onHover(null), [x, map]);

  const under = (event: { clientX: number; currentTarget: Element }) => {
    const pixel = area.left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    // Nearest in pixels: on a logarithmic axis the nearest number may be drawn farther away.
    return nearest(layout.share(x.invert(pixel)), map.values.length, Array.from(map.values, layout.share));
  };
  const onPointerMove = (event: PointerEvent) => event.pointerType === "mouse" && onHover(under(event));
  const onKeyDown = (event: KeyboardEvent) => {
    const last = map.values.length - 1;
    const goals: Record<string, number> = {
      ArrowLeft: facts.index - 1,
      ArrowDown: facts.index - 1,
      ArrowRight: facts.index + 1,
      ArrowUp: facts.index + 1,
      PageDown: facts.index - LONG_MOVE,
      PageUp: facts.index + LONG_MOVE,
      Home: 0,
      End: last,
    };
    const zooms: Record<string, number> = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP, "0": 0 };
    if (event.key in goals) onIndex(Math.min(last, Math.max(0, goals[event.key])));
    else if (event.key in zooms && !event.ctrlKey && !event.metaKey) {
      onView(zoomedOn(view, zooms[event.key], layout.share(facts.value)));
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={pad}
      className={styles.pad}
      role="slider"
      tabIndex={0}
      aria-label="Value on the number line"
      aria-valuemin={0}
      aria-valuemax={map.values.length - 1}
      aria-valuenow={facts.index}
      aria-valuetext={`code ${facts.index}, ${printValue(facts.value)}`}
      aria-description="Arrow keys choose a value; plus, minus and 0 enlarge the line."
      data-zoomed={view.zoom > 1 || undefined}
      style={{ left: area.left, width: area.right - area.left, top: 0, height: HEIGHT }}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onHover(null)}
      onClick={(event) => onIndex(under(event))}
      onKeyDown={onKeyDown}
    />
  );
}

/** The view enlarged `times` (0: back to the whole line) around a share of the line. */
export function zoomedOn(view: View, times: number, share: number): View {
  if (times === 0) return { zoom: 1, centre: 0.5 };
  return keptInside({ zoom: Math.min(MAX_ZOOM, Math.max(1, view.zoom * times)), centre: share });
}
