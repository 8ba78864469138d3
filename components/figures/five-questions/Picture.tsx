import type { RefObject } from "react";
import { Chart } from "@/components/charts/Chart";
import { wrapWords } from "@/components/charts/labels";
import { useWords } from "@/components/controls/words";
import { familyName } from "../faults/words";
import { messages, type QuestionWords } from "./messages";
import { QUESTIONS, questionText, REST } from "./questions";

interface PictureProps {
  /** The open question, from 1. */
  readonly question: number;
  readonly sentence: string;
  readonly holder?: RefObject<HTMLDivElement | null>;
}

const LINE_PX = 17;
const LETTER_PX = 6.6;
/** Room inside a box, above and below its text, and on both sides. */
const PAD_PX = 11;
/** Between two boxes, for the arrow and its "yes". */
const GAP_PX = 26;
/** Width of the families at the right. */
const FAMILIES_PX = 128;
const WIDEST_PX = 560;

const boxWidth = (width: number) => Math.min(WIDEST_PX, width - FAMILIES_PX) - 2;

/** The lines of each box, and where it lies. */
function boxesOf(width: number, t: QuestionWords) {
  const letters = (boxWidth(width) - 2 * PAD_PX) / LETTER_PX;
  let top = 1;
  return [
    ...QUESTIONS.map((_, i) => `${i + 1}. ${questionText(i + 1, "text", t)}`),
    t.named("rest", REST),
  ].map((text) => {
    const lines = wrapWords(text, letters);
    const box = { lines, top, height: lines.length * LINE_PX + 2 * PAD_PX - 5 };
    top += box.height + GAP_PX;
    return box;
  });
}

const heightOf = (t: QuestionWords) => (width: number) => {
  const { top, height } = boxesOf(width, t).at(-1)!;
  return Math.ceil(top + height + 1);
};

/** The map: questions from top to bottom, families at the right. */
export function Picture({ question, sentence, holder }: PictureProps) {
  const t = useWords(messages);
  return (
    <div ref={holder}>
      <Chart sentence={sentence} height={heightOf(t)} startWidth={640}>
        {({ width }) => {
          const right = 1 + boxWidth(width);
          return boxesOf(width, t).map(({ lines, top, height }, i) => {
            const open = i === question - 1;
            const asked = QUESTIONS[i];
            const middle = top + height / 2;
            return (
              <g key={lines.join(" ")} fontSize={13} fill="var(--ink)">
                <rect
                  x={1}
                  y={top}
                  width={boxWidth(width)}
                  height={height}
                  rx={3}
                  fill={open ? "var(--panel)" : "none"}
                  stroke={open ? "var(--ink)" : "var(--line-strong)"}
                  strokeWidth={open ? 2 : 1}
                  strokeDasharray={asked ? undefined : "4 3"}
                />
                {lines.map((line, k) => (
                  <text key={line} x={1 + PAD_PX} y={top + PAD_PX + 10 + k * LINE_PX}>
                    {line}
                  </text>
                ))}
                {asked && (
                  <>
                    <Arrow x1={right} y1={middle} x2={right + 30} y2={middle} />
                    <text x={right + 7} y={middle - 5} fontSize={11} fill="var(--muted)">
                      {t("no")}
                    </text>
                    <text x={right + 36} y={middle + 4} fontWeight={open ? 700 : 400}>
                      {familyName(asked.family, t)}
                    </text>
                    <Arrow x1={28} y1={top + height} x2={28} y2={top + height + GAP_PX} />
                    <text x={36} y={top + height + GAP_PX / 2 + 4} fontSize={11} fill="var(--muted)">
                      {t("yes")}
                    </text>
                  </>
                )}
              </g>
            );
          });
        }}
      </Chart>
    </div>
  );
}

interface ArrowProps {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A line with a head, to the right or down. */
function Arrow({ x1, y1, x2, y2 }: ArrowProps) {
  const head = y1 === y2 ? `M${x2 - 5} ${y2 - 3}l5 3l-5 3` : `M${x2 - 3} ${y2 - 5}l3 5l3 -5`;
  return (
    <path d={`M${x1} ${y1}L${x2} ${y2}${head}`} fill="none" stroke="var(--line-strong)" strokeWidth={1} />
  );
}
