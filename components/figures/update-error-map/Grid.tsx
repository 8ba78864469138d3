import type { KeyboardEvent, PointerEvent } from "react";
import { Fragment } from "react";
import { keepLabels } from "@/components/charts/keepLabels";
import type { Fill } from "@/components/charts/Pixels";
import { Raster } from "@/components/charts/Raster";
import { readingPointer } from "@/components/charts/touch";
import { useWords } from "@/components/controls/words";
import { CODES } from "@/lib/numerics/updateErrors";
import { KEY_HEIGHT, Key } from "./Key";
import { messages } from "./messages";
import type { Pair } from "./model";
import styles from "./update-error-map.module.css";

/** Props of a grid of pairs of codes. */
export interface GridProps {
  readonly title: string;
  readonly sentence: string;
  /** Index of the fill of each cell, [256 × 256], row 0 on top; 255 is blank. */
  readonly steps: Uint8Array;
  readonly fills: readonly Fill[];
  readonly keyFills: readonly Fill[];
  readonly bounds: readonly string[];
  readonly keyTitle: string;
  /** The pair under the cursor, or null. */
  readonly pair: Pair | null;
  /**
   * Moves the cursor. It takes a function of the current pair, since a key event may come before the render
   * that follows the last move.
   */
  readonly onPair: (next: (pair: Pair | null) => Pair | null) => void;
  /**
   * Describes a pair. Only one of the two grids has it and takes the keyboard; the other grid shows the same
   * pair.
   */
  readonly readOut?: (pair: Pair) => string;
}

/** The pair at which the keyboard starts: the code of zero for m, the middle code for r. */
const MIDDLE: Pair = { m: 127, r: 127 };
/** Codes that an arrow key moves together with Shift. */
const LONG = 16;
const DIRECTIONS: Record<string, Pair> = {
  ArrowLeft: { m: 0, r: -1 },
  ArrowRight: { m: 0, r: 1 },
  ArrowUp: { m: 1, r: 0 },
  ArrowDown: { m: -1, r: 0 },
};

const nowhere = () => null;
const inside = (code: number) => Math.max(0, Math.min(CODES - 1, Math.floor(code)));
/** Returns a pair moved by some codes in a direction, within the grid. */
const moved = ({ m, r }: Pair, along: Pair, by: number): Pair => ({
  m: inside(m + by * along.m),
  r: inside(r + by * along.r),
});

/** Draws a grid of 256 × 256 cells, one per pair of codes, with the cursor that both grids share. */
export function Grid(props: GridProps) {
  const t = useWords(messages);
  const { title, sentence, steps, fills, keyFills, bounds, keyTitle, pair, onPair, readOut } = props;
  const follow = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const m = inside(CODES - 1e-9 - ((clientY - top) / height) * CODES);
    const r = inside(((clientX - left) / width) * CODES);
    onPair(() => ({ m, r }));
  };
  const now = pair ?? MIDDLE;
  const press = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    const leave = event.key === "Escape" && pair !== null;
    if (!direction && !leave) return;
    event.preventDefault();
    const by = event.shiftKey ? LONG : 1;
    onPair(leave ? nowhere : (from) => moved(from ?? MIDDLE, direction, by));
  };
  const keys = readOut && {
    role: "slider",
    tabIndex: 0,
    "aria-label": t("errorMap.pad.label"),
    "aria-valuemin": 0,
    "aria-valuemax": CODES * CODES - 1,
    "aria-valuenow": now.m * CODES + now.r,
    "aria-valuetext": readOut(now),
    "aria-description": t("errorMap.pad.description"),
    onKeyDown: press,
    onBlur: () => onPair(nowhere),
  };
  return (
    <div className={styles.grid}>
      <p className={styles.title}>{title}</p>
      <div className={styles.plot}>
        <span className={styles.side}>{t("errorMap.codeOfM")}</span>
        <div className={styles.pad} {...readingPointer(follow, () => onPair(nowhere))} {...keys}>
          <Raster sentence={sentence} steps={steps} columns={CODES} fills={fills}>
            {pair && (
              <Fragment>
                <Cross pair={pair} colour="var(--paper)" width={3} />
                <Cross pair={pair} colour="var(--ink)" width={1} />
              </Fragment>
            )}
          </Raster>
        </div>
        <span className={styles.foot}>{t("errorMap.codeOfR")}</span>
      </div>
      <svg
        ref={keepLabels}
        width="100%"
        height={KEY_HEIGHT}
        aria-hidden="true"
        fontFamily="var(--font-ui)"
        direction="ltr"
      >
        <Key fills={keyFills} bounds={bounds} title={keyTitle} />
      </svg>
    </div>
  );
}

/** Draws two rules through a pair that leave the cell of the pair free. */
function Cross({
  pair,
  colour,
  width,
}: {
  readonly pair: Pair;
  readonly colour: string;
  readonly width: number;
}) {
  const x = pair.r + 0.5;
  const y = CODES - 1 - pair.m + 0.5;
  return (
    <path
      d={`M0 ${y}H${x - 3}M${x + 3} ${y}H${CODES}M${x} 0V${y - 3}M${x} ${y + 3}V${CODES}`}
      stroke={colour}
      strokeWidth={width}
      strokeOpacity={0.8}
      vectorEffect="non-scaling-stroke"
    />
  );
}
