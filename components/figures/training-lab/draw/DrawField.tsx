"use client";

import { useId, useMemo, useState } from "react";
import { Button } from "@/components/controls/Button";
import { Picker } from "@/components/controls/Picker";
import { useWords } from "@/components/controls/words";
import { messages } from "../messages";
import type { MakeProps } from "../pictures/picture";
import { DrawPad } from "./DrawPad";
import styles from "./draw.module.css";
import { countSentence, drawingOf, type Tool, tableOf } from "./drawing";

const TOOLS: readonly Tool[] = [0, 1, "eraser"];

/**
 * Shows a plane in which the reader draws points of two classes. The drawing and the text in the field below
 * are the same data: a drawing can be read as text, and pasted text can be drawn on.
 */
export function DrawField({ text, onMake, onUndo }: MakeProps) {
  const t = useWords(messages);
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
        <Picker
          label={t("lab.draw")}
          choices={TOOLS.map((value) => ({ value, label: t(`lab.draw.tool.${value}`) }))}
          value={tool}
          onChange={setTool}
        />
        <p role="status" className={styles.count} data-count={drawing.length}>
          {read ? countSentence(read, t) : t("lab.draw.noTable")}
        </p>
        <p id={`${id}-keys`} className={styles.keys}>
          {t.parts("lab.draw.keys", {
            space: <kbd key="space">{t("lab.draw.space")}</kbd>,
            one: <kbd key="one">1</kbd>,
            two: <kbd key="two">2</kbd>,
            three: <kbd key="three">3</kbd>,
            backspace: <kbd key="backspace">{t("lab.draw.backspace")}</kbd>,
          })}
        </p>
        <div className={styles.ways}>
          <Button small disabled={!onUndo} onClick={onUndo}>
            {t("lab.undo")}
          </Button>
          <Button small disabled={drawing.length === 0} onClick={() => onMake("")}>
            {t("lab.draw.clear")}
          </Button>
        </div>
      </div>
    </div>
  );
}
