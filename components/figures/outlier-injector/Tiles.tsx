import { Bars } from "@/components/charts/Bars";
import { Chart } from "@/components/charts/Chart";
import { printPercent } from "@/components/charts/format";
import { Plot } from "@/components/charts/plot";
import { linearScale } from "@/components/charts/scale";
import { useWords } from "@/components/controls/words";
import { codesOfBlock, type StateName } from "@/lib/jobs/outlier/findings";
import type { OutlierResult } from "@/lib/jobs/outlier/run";
import { PARAMETERS } from "@/lib/jobs/outlier/size";
import { usageOf } from "@/lib/jobs/outlier/usage";
import { countCodes } from "@/lib/numerics/countCodes";
import { type InjectorWords, messages } from "./messages";
import { hitBlocks } from "./model";

interface TilesProps {
  readonly result: OutlierResult;
  readonly state: StateName;
  readonly step: number;
}

/** Sizes in pixels: between two tiles, of a title, and the height of the histogram of the whole tensor. */
const GAP = 6;
const HEAD = 18;
const WHOLE = 64;
/** Width below which a row has fewer tiles, pixels. */
const NARROW = 480;

/** Returns the number of tiles in a row for a number of blocks and a width in pixels. Each row is full. */
export function columnsFor(count: number, width: number): number {
  if (count <= 4) return width < NARROW ? Math.min(2, count) : count;
  if (count <= 16) return width < NARROW ? 4 : 8;
  return width < NARROW ? 8 : 16;
}

/** Returns the height of a tile in pixels: less for many blocks. */
const tileHeight = (count: number) => (count > 16 ? 36 : 56);

/** A rectangle in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws histograms of the codes: of the tensor as one block, and of each block of the block-wise run. */
export function Tiles({ result, state, step }: TilesProps) {
  const { setup, whole, blocks } = result;
  const t = useWords(messages);
  const at = step - 1;
  const count = Math.ceil(PARAMETERS / setup.blockSize);
  const hit = hitBlocks(result, state, step);
  const heightOf = (width: number) => {
    const rows = Math.ceil(count / columnsFor(count, width));
    return HEAD + WHOLE + HEAD + 8 + rows * (tileHeight(count) + GAP);
  };
  const size = String(setup.blockSize);
  const sentence = t("tiles.sentence", { state, step, blocks: count, size, count: hit.length });
  return (
    <Chart sentence={sentence} height={heightOf} startWidth={640}>
      {({ width }) => {
        const columns = columnsFor(count, width);
        const tile = (width - (columns - 1) * GAP) / columns;
        const top = HEAD + WHOLE + HEAD + 8;
        return (
          <>
            <Title y={12} text={wholeLabel(whole.hit[state].codes[at], result, state, t)} />
            <Tile
              codes={whole.hit[state].codes[at]}
              box={{ left: 0, top: HEAD, width, height: WHOLE }}
              hit={false}
            />
            <Title y={HEAD + WHOLE + 20} text={t("tiles.blocks", { blocks: count, size })} />
            {Array.from({ length: count }, (_, block) => {
              const codes = codesOfBlock(blocks.hit[state], setup.blockSize, block, at);
              const box = {
                left: (block % columns) * (tile + GAP),
                top: top + Math.floor(block / columns) * (tileHeight(count) + GAP),
                width: tile,
                height: tileHeight(count),
              };
              const isHit = hit.includes(block);
              const label = tile > 66 ? tileLabel(codes, result, state, t) : isHit ? t("tiles.hit") : "";
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their places
                <Tile key={block} codes={codes} box={box} hit={isHit} label={label} />
              );
            })}
          </>
        );
      }}
    </Chart>
  );
}

function Title({ y, text }: { readonly y: number; readonly text: string }) {
  return (
    <text x={0} y={y} fontSize={12} fill="var(--ink)">
      {text}
    </text>
  );
}

interface TileProps {
  readonly codes: Uint8Array;
  readonly box: Box;
  readonly hit: boolean;
  readonly label?: string;
}

/**
 * Draws one histogram. Heights are square roots of the counts, so that a code that occurs once is visible
 * beside a frequent one.
 */
function Tile({ codes, box, hit, label }: TileProps) {
  const { left, top, width, height } = box;
  return (
    <g>
      <rect
        x={left + 0.5}
        y={top + 0.5}
        width={width - 1}
        height={height - 1}
        fill={hit ? "var(--panel)" : "none"}
        stroke={hit ? "var(--ink)" : "var(--line)"}
        strokeWidth={hit ? 2 : 1}
      />
      <Plot
        area={{ left: left + 2, right: left + width - 2, top: top + 2, bottom: top + height - 1 }}
        x={(range) => linearScale({ series: [], include: [-0.5, 255.5], range })}
        y={(range) => linearScale({ series: [], include: [0, Math.sqrt(codes.length)], range })}
      >
        <Bars counts={Float64Array.from(countCodes(codes), Math.sqrt)} colour="var(--bits8)" />
      </Plot>
      {label && (
        <text
          x={left + width - 5}
          y={top + 13}
          fontSize={11}
          fontWeight={hit ? 600 : 400}
          textAnchor="end"
          fill={hit ? "var(--ink)" : "var(--muted)"}
          stroke="var(--paper)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {label}
        </text>
      )}
    </g>
  );
}

function wholeLabel(codes: Uint8Array, { whole }: OutlierResult, state: StateName, t: InjectorWords): string {
  const { zeros, used } = usageOf(codes, whole.hit[state].map);
  return t("tiles.whole", { zeros: t.print(printPercent(zeros)), used });
}

function tileLabel(codes: Uint8Array, { whole }: OutlierResult, state: StateName, t: InjectorWords): string {
  const { zeros, used } = usageOf(codes, whole.hit[state].map);
  return zeros > 0 ? t("tiles.zero", { zeros: t.print(printPercent(zeros)) }) : t("tiles.used", { used });
}
