import type { KeyboardEvent, PointerEvent } from "react";
import { Fragment } from "react";
import type { Fill } from "@/components/charts/Pixels";
import { Raster } from "@/components/charts/Raster";
import { readingPointer } from "@/components/charts/touch";
import { CODES } from "@/lib/numerics/updateErrors";
import { KEY, Key } from "./Key";
import type { Pair } from "./model";
import styles from "./update-error-map.module.css";

export interface GridProps {
  readonly title: string;
  readonly sentence: string;
  readonly steps: Uint8Array;
  readonly fills: readonly Fill[];
  readonly keyFills: readonly Fill[];
  readonly bounds: readonly string[];
  readonly keyTitle: string;
  readonly pair: Pair | null;
  /** Hears where the pair goes from where it is: a key may come before the page has heard that the pointer left. */
  readonly onPair: (next: (pair: Pair | null) => Pair | null) => void;
  /** The pair in words. Only one of the grids is walked by keys: the other one follows. */
  readonly readOut?: (pair: Pair) => string;
}

/** Where the keys begin: m is zero, r in the middle. */
const MIDDLE: Pair = { m: 127, r: 127 };
const LONG = 16;
const DIRECTIONS: Record<string, Pair> = {
  ArrowLeft: { m: 0, r: -1 },
  ArrowRight: { m: 0, r: 1 },
  ArrowUp: { m: 1, r: 0 },
  ArrowDown: { m: -1, r: 0 },
};

const nowhere = () => null;
const inside = (code: number) => Math.max(0, Math.min(CODES - 1, Math.floor(code)));
const walked = ({ m, r }: Pair, along: Pair, by: number): Pair => ({
  m: inside(m + by * along.m),
  r: inside(r + by * along.r),
});

/** 256 x 256 pairs of codes, a cell each, under a cursor that both grids share. */
export function Grid(props: GridProps) {
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
    onPair(leave ? nowhere : (from) => walked(from ?? MIDDLE, direction, by));
  };
  const keys = readOut && {
    role: "slider",
    tabIndex: 0,
    "aria-label": "Pair of codes",
    "aria-valuemin": 0,
    "aria-valuemax": CODES * CODES - 1,
    "aria-valuenow": now.m * CODES + now.r,
    "aria-valuetext": readOut(now),
    "aria-description":
      "Left and right change the code of r, up and down that of m; with Shift, 16 at a time.",
    onKeyDown: press,
    onBlur: () => onPair(nowhere),
  };
  return (
    <div className={styles.grid}>
      <p className={styles.title}>{title}</p>
      <div className={styles.plot}>
        <span className={styles.side}>code of m, 0 to 255 →</span>
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
        <span className={styles.foot}>code of r, 0 to 255 →</span>
      </div>
      <svg width="100%" height={KEY} aria-hidden="true" fontFamily="var(--font-ui)">
        <Key fills={keyFills} bounds={bounds} title={keyTitle} />
      </svg>
    </div>
  );
}

/** Two rules that leave the pair itself free. */
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
