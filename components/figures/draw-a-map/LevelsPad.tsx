"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { type Layout, viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { Overlay } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import { printValue } from "../maps/print";
import styles from "./draw-a-map.module.css";
import { groupAround, moveGroup } from "./shape";

interface Props {
  readonly values: Float32Array;
  readonly layout: Layout;
  /** How many levels follow the pointer. */
  readonly group: number;
  readonly onValues: (values: Float32Array) => void;
}

const HEIGHT = 104;
const LINE = { top: 14, bottom: 66 };
const AXIS = 78;
const SIDE = 12;
/** How far an arrow key moves a group, as share of the axis; with Shift a tenth of it. */
const STEP = 0.01;

interface Grab {
  readonly values: Float32Array;
  readonly first: number;
  readonly at: number;
}

/** All levels of the table on a line. A group of them can be taken and moved, by pointer or by key. */
export function LevelsPad({ values, layout, group, onValues }: Props) {
  const [chosen, setChosen] = useState(191);
  const grab = useRef<Grab | null>(null);
  const held = groupAround(chosen, group);
  const heldValues = values.subarray(held.first, held.first + held.size);
  const middle = values[held.first + Math.floor(held.size / 2)];

  const shareOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const indexAt = (share: number, table = values) => {
    let best = 0;
    table.forEach((value, i) => {
      if (Math.abs(layout.share(value) - share) < Math.abs(layout.share(table[best]) - share)) best = i;
    });
    return best;
  };
  /** Move a group of a table; what was chosen stays chosen, wherever it is now. */
  const move = (table: Float32Array, first: number, by: number) => {
    const centre = layout.share(table[first + Math.floor(group / 2)]) + by;
    const moved = moveGroup(table, layout, { first, size: group }, by);
    setChosen(indexAt(Math.min(1, Math.max(0, centre)), moved));
    onValues(moved);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const at = shareOf(event);
    const index = indexAt(at);
    setChosen(index);
    grab.current = { values, first: groupAround(index, group).first, at };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!grab.current) return;
    const { values: table, first, at } = grab.current;
    move(table, first, shareOf(event) - at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? STEP / 10 : STEP;
    const moves: Record<string, number> = {
      ArrowLeft: -step,
      ArrowDown: -step,
      ArrowRight: step,
      ArrowUp: step,
    };
    const choices: Record<string, number> = {
      PageDown: chosen - group,
      PageUp: chosen + group,
      Home: 0,
      End: values.length - 1,
    };
    if (event.key in moves) move(values, held.first, moves[event.key]);
    else if (event.key in choices) setChosen(Math.min(values.length - 1, Math.max(0, choices[event.key])));
    else return;
    event.preventDefault();
  };
  return (
    <Chart
      sentence="The 256 levels of your map on a number line."
      height={HEIGHT}
      margin={{ left: SIDE, right: SIDE, bottom: HEIGHT - AXIS }}
      startWidth={640}
      x={(range) => viewScale(layout, WHOLE_VIEW, range)}
    >
      {({ left, right, x }) => {
        const from = x.at(heldValues[0]) - 3;
        const to = x.at(heldValues[heldValues.length - 1]) + 3;
        return (
          <>
            <rect
              x={from}
              y={LINE.top - 6}
              width={to - from}
              height={LINE.bottom - LINE.top + 12}
              fill="var(--map-custom)"
              fillOpacity={0.16}
            />
            <Ticks values={values} y1={LINE.top} y2={LINE.bottom} colour="var(--map-custom)" />
            <Ticks
              values={heldValues}
              y1={LINE.top - 6}
              y2={LINE.bottom + 6}
              colour="var(--ink)"
              width={1.5}
            />
            <AxisX count={Math.max(3, Math.floor((right - left) / 80))} print={printNumber} />
            <Overlay>
              <div
                className={styles.pad}
                role="slider"
                tabIndex={0}
                aria-label="Levels of your map"
                aria-valuemin={layout.value(0)}
                aria-valuemax={1}
                aria-valuenow={middle}
                aria-valuetext={`${held.size} levels around ${printValue(middle)}`}
                aria-description="Left and right move the chosen levels, with Shift a little. Page up and page down choose others."
                style={{ left, width: right - left, top: 0, height: HEIGHT }}
                onPointerDown={onPointerDown}
                onPointerMove={onPointerMove}
                onPointerUp={() => {
                  grab.current = null;
                }}
                onPointerCancel={() => {
                  grab.current = null;
                }}
                onKeyDown={onKeyDown}
              />
            </Overlay>
          </>
        );
      }}
    </Chart>
  );
}
