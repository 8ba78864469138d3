import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { FieldPoints } from "@/components/charts/FieldMarks";
import { type FieldPlace, movedMark } from "@/components/charts/fieldKeys";
import { useWords } from "@/components/controls/words";
import { POINTS_GRID } from "@/lib/tasks/points/pointSets";
import { messages } from "../messages";
import styles from "./draw.module.css";
import { applyTool, type Drawing, placeSentence, placesBetween, REACH, type Tool } from "./drawing";

interface Props {
  readonly drawing: Drawing;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  /** Is called after each finished stroke, and after each point that a key draws. */
  readonly onDrawing: (drawing: Drawing) => void;
  /** Id of the text that describes the keys. */
  readonly describedBy: string;
}

/** Side of the picture, units of its view box. */
const SIDE = 240;
/** Number of places across the plane; an arrow key moves by one place. */
const { cells } = POINTS_GRID;
const MIDDLE: FieldPlace = { x: 0.5, y: 0.5 };

const KEY_TOOLS: Readonly<Record<string, Tool>> = { 1: 0, 2: 1, 3: "eraser" };

/** A stroke that is being drawn. */
interface Stroke {
  readonly drawing: Drawing;
  /** Place of its last point. */
  readonly at: FieldPlace;
}

/**
 * Draws the plane and takes points by pointer and keyboard. A stroke is one change, whatever number of points
 * it has.
 */
export function DrawPad({ drawing, tool, onTool, onDrawing, describedBy }: Props) {
  const t = useWords(messages);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  /** The same stroke without the delay of a render: several events may come before the next render. */
  const current = useRef<Stroke | null>(null);
  const [mark, setMark] = useState<FieldPlace | null>(null);
  const shown = stroke?.drawing ?? drawing;

  const update = (next: Stroke | null) => {
    current.current = next;
    setStroke(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || current.current) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setMark(null);
    const at = placeOf(event);
    update({ drawing: applyTool(drawing, at, tool), at });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = current.current;
    if (!before || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const places = placesBetween(before.at, placeOf(event));
    if (places.length === 0) return;
    const drawn = places.reduce((points, place) => applyTool(points, place, tool), before.drawing);
    update({ drawing: drawn, at: places[places.length - 1] });
  };
  const finish = () => {
    const done = current.current;
    if (!done) return;
    update(null);
    if (done.drawing !== drawing) onDrawing(done.drawing);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    // Shortcuts such as Undo belong to the field around the plane.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key in KEY_TOOLS) onTool(KEY_TOOLS[key]);
    else if (key === " " || key === "Enter") {
      const at = mark ?? MIDDLE;
      setMark(at);
      const drawn = applyTool(drawing, at, tool);
      if (drawn !== drawing) onDrawing(drawn);
    } else if (key === "Backspace" || key === "Delete") {
      if (drawing.length > 0) onDrawing(drawing.slice(0, -1));
    } else {
      const moved = movedMark(key, event.shiftKey, mark, [cells, cells]);
      // Without a mark, Escape belongs to the cell of the figure.
      if (moved === undefined || (moved === null && !mark)) return;
      setMark(moved);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={styles.pad}
      role="slider"
      tabIndex={0}
      aria-label={t("lab.draw.plane")}
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={cells - 1}
      aria-valuenow={Math.floor((mark ?? MIDDLE).x * cells)}
      aria-valuetext={t("lab.draw.chosen", {
        place: placeSentence(drawing, mark ?? MIDDLE, t),
        tool: t(`lab.draw.name.${tool}`),
      })}
      data-tool={tool}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      // A stroke ends in any case here: pointer lifted, cancelled, or captured by another element.
      onLostPointerCapture={finish}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && setMark(mark ?? MIDDLE)}
      onBlur={() => setMark(null)}
    >
      <svg aria-hidden="true" viewBox={`0 0 ${SIDE} ${SIDE}`} className={styles.plane}>
        <path
          d={`M${SIDE / 2} 0v${SIDE}M0 ${SIDE / 2}h${SIDE}`}
          stroke="var(--line)"
          strokeWidth={1}
          fill="none"
        />
        <FieldPoints points={shown} width={SIDE} height={SIDE} />
        {mark && (
          <circle
            cx={mark.x * SIDE}
            cy={mark.y * SIDE}
            r={REACH * SIDE}
            fill="none"
            stroke="var(--focus)"
            strokeWidth={2}
          />
        )}
      </svg>
    </div>
  );
}

/** Returns the position of the pointer as shares of the pad, 0 to 1; on the edge if it has left the pad. */
function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): FieldPlace {
  const room = currentTarget.getBoundingClientRect();
  const share = (at: number, from: number, length: number) => Math.max(0, Math.min(1, (at - from) / length));
  return { x: share(clientX, room.left, room.width), y: share(clientY, room.top, room.height) };
}
