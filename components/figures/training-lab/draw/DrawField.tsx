"use client";

import { useId, useMemo, useState } from "react";
import { Button } from "@/components/controls/Button";
import { Picker } from "@/components/controls/Picker";
import type { MakeProps } from "../pictures/picture";
import { DrawPad } from "./DrawPad";
import styles from "./draw.module.css";
import { countSentence, drawingOf, type Tool, tableOf } from "./drawing";

const TOOLS: readonly { readonly value: Tool; readonly label: string }[] = [
  { value: 0, label: "Circles" },
  { value: 1, label: "Triangles" },
  { value: "eraser", label: "Eraser" },
];

/**
 * Shows a plane in which the reader draws points of two classes. The drawing and the text in the field below
 * are the same data: a drawing can be read as text, and pasted text can be drawn on.
 */
export function DrawField({ text, onMake, onUndo }: MakeProps) {
  const id = useId();
  const [tool, setTool] = useState<Tool>(0);
  const read = useMemo(() => drawingOf(text), [text]);
  const drawing = read ?? [];
  return (
    <div className={styles.draw} data-draw="">
      <DrawPad
        drawing={drawing}
        tool={tool}
        onTool={setTool}
        onDrawing={(drawn) => onMake(tableOf(drawn))}
        describedBy={`${id}-keys`}
      />
      <div className={styles.side}>
        <Picker label="Draw" choices={TOOLS} value={tool} onChange={setTool} />
        <p role="status" className={styles.count} data-count={drawing.length}>
          {read
            ? countSentence(read)
            : "The text below is not a table of points. What is drawn takes its place, and Undo brings it back."}
        </p>
        <p id={`${id}-keys`} className={styles.keys}>
          Click, tap or drag. By keyboard: arrow keys move, with Shift by more; <kbd>Space</kbd> draws;{" "}
          <kbd>1</kbd>, <kbd>2</kbd> and <kbd>3</kbd> choose circles, triangles and eraser;{" "}
          <kbd>Backspace</kbd> takes the last point away.
        </p>
        <div className={styles.ways}>
          <Button small disabled={!onUndo} onClick={onUndo}>
            Undo
          </Button>
          <Button small disabled={drawing.length === 0} onClick={() => onMake("")}>
            Clear the plane
          </Button>
        </div>
      </div>
    </div>
  );
}
