"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { type Layout, viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { Overlay } from "@/components/charts/plot";
import { Ticks } from "@/components/charts/Ticks";
import { useWords } from "@/components/controls/words";
import { printValue } from "../maps/print";
import styles from "./draw-a-map.module.css";
import { messages } from "./messages";
import { groupAround, moveGroup } from "./shape";

interface Props {
  readonly values: Float32Array;
  readonly layout: Layout;
  /** Number of levels that move together. */
  readonly group: number;
  readonly onValues: (values: Float32Array) => void;
}

const HEIGHT = 104;
const LINE = { top: 14, bottom: 66 };
const AXIS = 78;
const SIDE = 12;
/** Distance that an arrow key moves a group, as a share of the axis; a tenth of it with Shift. */
const STEP = 0.01;

/** A group that the pointer drags. */
interface Drag {
  /** The table when the drag began. */
  readonly values: Float32Array;
  /** First level of the group. */
  readonly first: number;
  /** Position of the pointer when the drag began, as a share of the axis. */
  readonly start: number;
}

/** Draws all levels of the table on a line, and lets the reader move a group of them by pointer or by key. */
export function LevelsPad({ values, layout, group, onValues }: Props) {
  const t = useWords(messages);
  const [chosen, setChosen] = useState(191);
  const drag = useRef<Drag | null>(null);
  const chosenGroup = groupAround(chosen, group);
  const chosenValues = values.subarray(chosenGroup.first, chosenGroup.first + chosenGroup.size);
  const middle = values[chosenGroup.first + Math.floor(chosenGroup.size / 2)];

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
  // Moves a group of a table. The group stays chosen: sorting may change its place in the table.
  const move = (table: Float32Array, first: number, by: number) => {
    const centre = layout.share(table[first + Math.floor(group / 2)]) + by;
    const moved = moveGroup(table, layout, { first, size: group }, by);
    setChosen(indexAt(Math.min(1, Math.max(0, centre)), moved));
    onValues(moved);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const start = shareOf(event);
    const index = indexAt(start);
    setChosen(index);
    drag.current = { values, first: groupAround(index, group).first, start };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return;
    const { values: table, first, start } = drag.current;
    move(table, first, shareOf(event) - start);
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
    if (event.key in moves) move(values, chosenGroup.first, moves[event.key]);
    else if (event.key in choices) setChosen(Math.min(values.length - 1, Math.max(0, choices[event.key])));
    else return;
    event.preventDefault();
  };
  return (
    <Chart
      sentence={t("levels.picture")}
      height={HEIGHT}
      margin={{ left: SIDE, right: SIDE, bottom: HEIGHT - AXIS }}
      startWidth={640}
      x={(range) => viewScale(layout, WHOLE_VIEW, range)}
    >
      {({ left, right, x }) => {
        const from = x.at(chosenValues[0]) - 3;
        const to = x.at(chosenValues[chosenValues.length - 1]) + 3;
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
              values={chosenValues}
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
                aria-label={t("levels.label")}
                aria-valuemin={layout.value(0)}
                aria-valuemax={1}
                aria-valuenow={middle}
                aria-valuetext={t("levels.value", {
                  count: chosenGroup.size,
                  value: t.print(printValue(middle)),
                })}
                aria-description={t("levels.description")}
                style={{ left, width: right - left, top: 0, height: HEIGHT }}
                onPointerDown={onPointerDown}
                onPointerMove={onPointerMove}
                onPointerUp={() => {
                  drag.current = null;
                }}
                onPointerCancel={() => {
                  drag.current = null;
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
