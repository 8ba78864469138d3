import { printBytes, printCount, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { shownName } from "@/lib/checkpoints/stateFile";
import type { Level, ParameterReport, StateReport, XrayReport } from "@/lib/xray/report";

/** How a level is called in the verdict. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = { wrong: "Wrong", look: "Look", note: "Note" };

/** Rows of the table at first, and further rows at each wish. */
export const FIRST_ROWS = 12;
export const MORE_ROWS = 200;

/** States in the picture. */
const STRIPS = 8;
/** Codes that share a bar: 64 bars fit a telephone. */
const CODES_A_BAR = 4;

/** Returns what the X-ray found, in one or two sentences. */
export function captionOf({ summary, findings }: XrayReport): string {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const [wrong, look] = [count("wrong"), count("look")];
  if (wrong + look === 0) return `${summary} No trace of a documented mistake was found.`;
  const parts = [
    ...(wrong > 0 ? [`${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong`] : []),
    ...(look > 0 ? [`${look} ${look === 1 ? "deserves" : "deserve"} a look`] : []),
  ];
  return `${summary} ${parts.join(", and ")}.`;
}

/** One strip of the picture: how often the codes of a state occur. */
export interface Strip {
  readonly name: string;
  readonly symbol: string;
  /** Occurrences of four neighbouring codes each, as a share of the most frequent bar, 0 to 1. */
  readonly bars: readonly number[];
  readonly codesInUse: number;
}

/** Returns the strips of the largest parameters that have codes. */
export function stripsOf({ parameters }: XrayReport): Strip[] {
  return [...parameters]
    .sort((a, b) => b.count - a.count)
    .flatMap(({ name, states }) =>
      states
        .filter(({ bits, codes }) => bits === 8 && codes.length > 0)
        .map((state) => ({ name: shownName(name), symbol: state.symbol, ...barsOf(state) })),
    )
    .slice(0, STRIPS);
}

function barsOf({ codes, codesInUse }: StateReport): Pick<Strip, "bars" | "codesInUse"> {
  const bars = Array.from({ length: codes.length / CODES_A_BAR }, (_, bar) =>
    codes.slice(bar * CODES_A_BAR, (bar + 1) * CODES_A_BAR).reduce((sum, count) => sum + count, 0),
  );
  const most = Math.max(1, ...bars);
  return { bars: bars.map((bar) => bar / most), codesInUse };
}

/** Returns the sentence that says what the strips show. */
export const stripsSentence = (strips: readonly Strip[]): string =>
  strips.length === 0
    ? "No state of this file has codes of 8 bits."
    : `How often each code occurs: ${strips.map(({ name, symbol, codesInUse }) => `${symbol} of ${name} uses ${codesInUse} of 256`).join(", ")}.`;

/** Returns a text for each state, joined where they differ: "8", "8 / 32". */
export function joinStates(states: readonly StateReport[], text: (state: StateReport) => string): string {
  const texts = states.map(text).filter((each) => each !== "");
  return texts.every((each) => each === texts[0]) ? (texts[0] ?? "–") : texts.join(" / ");
}

/** Returns the cells of a parameter's row in the table of the figure, without its name. */
export function cellsOf(parameter: ParameterReport): readonly string[] {
  const { states, count, reason, zeroSecondShare, step, bytes, bytes32 } = parameter;
  const sum = (of: (state: StateReport) => number) => states.reduce((total, state) => total + of(state), 0);
  const judged = sum(({ judgedBlocks }) => judgedBlocks);
  return [
    printCount(count),
    joinStates(states, ({ bits }) => String(bits)),
    reason,
    joinStates(states, ({ blocks }) => blocks),
    joinStates(states, ({ map }) => map),
    printPercent(zeroSecondShare),
    judged === 0 ? "–" : `${printCount(sum(({ dwarfedBlocks }) => dwarfedBlocks))} of ${printCount(judged)}`,
    printCount(sum(({ notANumber, infinite }) => notANumber + infinite)),
    printCount(step),
    bytes === bytes32 ? printBytes(bytes) : `${printBytes(bytes)} of ${printBytes(bytes32)}`,
  ];
}

/** Heads of the columns that `cellsOf` fills. */
export const COLUMNS = [
  "elements",
  "bits",
  "why that may be",
  "block size",
  "map",
  "r = 0 where m is not",
  "blocks that one value dwarfs",
  "not finite",
  "step",
  "bytes, of 32-bit bytes",
] as const;

/** Returns all parameters, for the CSV file. */
export function tableOf({ parameters, summary }: XrayReport): DataTable {
  const plain = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "");
  return {
    caption: summary,
    columns: [
      "parameter",
      "elements",
      "bits",
      "why that may be",
      "block size",
      "scales",
      "map",
      "share of r at zero where m is not",
      "blocks judged",
      "blocks that one value dwarfs",
      "NaN",
      "infinite",
      "step",
      "bytes",
      "bytes in 32 bits",
    ],
    rows: parameters.map(({ name, count, states, reason, zeroSecondShare, step, bytes, bytes32 }) => {
      const sum = (of: (state: StateReport) => number) =>
        states.reduce((total, state) => total + of(state), 0);
      return [
        shownName(name),
        count,
        joinStates(states, ({ bits }) => String(bits)),
        reason,
        joinStates(states, ({ blocks }) => blocks),
        joinStates(states, ({ scales }) => String(scales)),
        joinStates(states, ({ map }) => map),
        plain(zeroSecondShare),
        sum(({ judgedBlocks }) => judgedBlocks),
        sum(({ dwarfedBlocks }) => dwarfedBlocks),
        sum(({ notANumber }) => notANumber),
        sum(({ infinite }) => infinite),
        plain(step),
        bytes,
        bytes32,
      ];
    }),
  };
}
