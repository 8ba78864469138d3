import type { RefObject } from "react";
import { Chart } from "@/components/charts/Chart";
import { printPercent, printTwoDigits } from "@/components/charts/format";
import { useCoordinates } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { BINS, type CutPlaces, type ShardedResult } from "@/lib/jobs/weights/sharded";
import { messages } from "./messages";
import { sentenceOf } from "./model";

interface PictureProps {
  readonly result: ShardedResult;
  readonly holder?: RefObject<HTMLDivElement | null>;
  /** Width before it can be measured, and of the still picture, pixels. */
  readonly startWidth?: number;
}

/** Height of a strip with its words, and of the strip alone, pixels. */
const ROW_PX = 76;
const STRIP_PX = 34;
const SIDE_PX = 8;

/** Height of the picture, pixels. */
export const PICTURE_HEIGHT = 3 * ROW_PX;

/** Draws the blocks of both cuts, one above the other, and below them where slicing reads a wrong scale. */
export function Picture({ result, holder, startWidth = 760 }: PictureProps) {
  const t = useWords(messages);
  const blocks = (places: CutPlaces) => t("blocks", { count: String(places.blocks.length) });
  const { setup, n, before, after, misread, middleFactor } = result;
  return (
    <div ref={holder}>
      <Chart
        sentence={sentenceOf(result, t)}
        height={PICTURE_HEIGHT}
        margin={{ left: SIDE_PX, right: SIDE_PX }}
        startWidth={startWidth}
        x={(range) => linearScale({ series: [], include: [0, n], range })}
      >
        <Words top={0} name={t("savedBy", { count: setup.before })} text={blocks(before)} />
        <Strip places={before} n={n} top={26} />
        <Words top={ROW_PX} name={t("loadedBy", { count: setup.after })} text={blocks(after)} />
        <Strip places={after} n={n} top={ROW_PX + 26} />
        <Words
          top={2 * ROW_PX}
          name={t("sliced")}
          text={
            misread === 0
              ? t("right")
              : t("wrong", {
                  share: t.print(printPercent(misread)),
                  factor: t.print(printTwoDigits(middleFactor)),
                })
          }
        />
        <Misread shares={result.misreadIn} n={n} top={2 * ROW_PX + 26} />
      </Chart>
    </div>
  );
}

interface WordsProps {
  readonly top: number;
  readonly name: string;
  readonly text: string;
}

function Words({ top, name, text }: WordsProps) {
  const { left, right } = useCoordinates();
  return (
    <g fontSize={12} fill="var(--ink)">
      <text x={left} y={top + 16} fontWeight={600}>
        {name}
      </text>
      <text x={right} y={top + 16} textAnchor="end">
        {text}
      </text>
    </g>
  );
}

interface StripProps {
  readonly places: CutPlaces;
  readonly n: number;
  readonly top: number;
}

/** Draws the blocks of a cut, every second one darker, with a rule where a worker's part begins. */
function Strip({ places: { bounds, blocks }, n, top }: StripProps) {
  const { x } = useCoordinates();
  const at = (value: number) => x.at(value).toFixed(1);
  const path = blocks
    .filter((_, i) => i % 2 === 0)
    .map((start) => {
      const end = blocks[blocks.indexOf(start) + 1] ?? n;
      return `M${at(start)} ${top}H${at(end)}v${STRIP_PX}H${at(start)}Z`;
    })
    .join("");
  const used = bounds.filter(([start, end]) => end > start);
  return (
    <g>
      <rect
        x={x.at(0)}
        y={top}
        width={x.at(n) - x.at(0)}
        height={STRIP_PX}
        fill="var(--panel)"
        stroke="var(--line-strong)"
        strokeWidth={0.5}
      />
      <path d={path} fill="var(--bits8)" fillOpacity={0.4} />
      <path
        d={[...used.map(([start]) => start), n]
          .map((start) => `M${at(start)} ${top - 4}v${STRIP_PX + 8}`)
          .join("")}
        stroke="var(--ink)"
        strokeWidth={2}
      />
    </g>
  );
}

interface MisreadProps {
  readonly shares: Float32Array;
  readonly n: number;
  readonly top: number;
}

/** Draws where values are read with a wrong scale: the darker, the larger their share of a place. */
function Misread({ shares, n, top }: MisreadProps) {
  const { x } = useCoordinates();
  const width = (x.at(n) - x.at(0)) / BINS;
  return (
    <g>
      <rect
        x={x.at(0)}
        y={top}
        width={x.at(n) - x.at(0)}
        height={STRIP_PX}
        fill="var(--panel)"
        stroke="var(--line-strong)"
        strokeWidth={0.5}
      />
      {[0.25, 0.5, 0.75, 1].map((level) => (
        <path
          key={level}
          d={[...shares.keys()]
            .filter((bin) => shares[bin] > level - 0.25 && shares[bin] <= level)
            .map((bin) => {
              const left = (x.at(0) + bin * width).toFixed(1);
              return `M${left} ${top}h${width.toFixed(2)}v${STRIP_PX}H${left}Z`;
            })
            .join("")}
          fill="var(--error-5)"
          fillOpacity={level}
        />
      ))}
    </g>
  );
}
