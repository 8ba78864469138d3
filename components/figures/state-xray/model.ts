import { printBytes, printCount, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { shownName } from "@/lib/checkpoints/stateFile";
import type { Level, ParameterReport, StateReport, XrayReport } from "@/lib/xray/report";
import { english } from "./messages";

/** Rows of the table at first, and further rows at each wish. */
export const FIRST_ROWS = 12;
export const MORE_ROWS = 200;

/** States in the picture. */
const STRIPS = 8;
/** Codes that share a bar: 64 bars fit a telephone. */
const CODES_A_BAR = 4;

/** Returns what the X-ray found, in one or two sentences. */
export function captionOf({ summary, findings }: XrayReport, t = english): string {
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length;
  const [wrong, look] = [count("wrong"), count("look")];
  if (wrong + look === 0) return t("sound", { summary });
  const [errors, doubts] = [t("countWrong", { count: wrong }), t("countLook", { count: look })];
  const all = wrong === 0 ? doubts : look === 0 ? errors : t("both", { wrong: errors, look: doubts });
  return t("found", { summary, count: all });
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
export function stripsSentence(strips: readonly Strip[], t = english): string {
  if (strips.length === 0) return t("noStrips");
  const each = strips.map(({ name, symbol, codesInUse }) =>
    t("strip", { state: symbol, name, codes: codesInUse }),
  );
  return t("strips", { strips: each.join(", ") });
}

/** Returns a text for each state, joined where they differ: "8", "8 / 32". */
export function joinStates(states: readonly StateReport[], text: (state: StateReport) => string): string {
  const texts = states.map(text).filter((each) => each !== "");
  return texts.every((each) => each === texts[0]) ? (texts[0] ?? "–") : texts.join(" / ");
}

/** Returns the cells of a parameter's row in the table of the figure, without its name. */
export function cellsOf(parameter: ParameterReport, t = english): readonly string[] {
  const { states, count, reason, zeroSecondShare, step, bytes, bytes32 } = parameter;
  const sum = (of: (state: StateReport) => number) => states.reduce((total, state) => total + of(state), 0);
  const judged = sum(({ judgedBlocks }) => judgedBlocks);
  const of = (part: string, whole: string) => t("share", { part: t.print(part), whole: t.print(whole) });
  return [
    t.print(printCount(count)),
    joinStates(states, ({ bits }) => String(bits)),
    reason,
    joinStates(states, ({ blocks }) => blocks),
    joinStates(states, ({ map }) => map),
    t.print(printPercent(zeroSecondShare)),
    judged === 0 ? "–" : of(printCount(sum(({ dwarfedBlocks }) => dwarfedBlocks)), printCount(judged)),
    t.print(printCount(sum(({ notANumber, infinite }) => notANumber + infinite))),
    t.print(printCount(step)),
    bytes === bytes32 ? t.print(printBytes(bytes)) : of(printBytes(bytes), printBytes(bytes32)),
  ];
}

/** Heads of the columns that `cellsOf` fills. */
export const COLUMNS = [
  "column.elements",
  "column.bits",
  "column.why",
  "column.block",
  "column.map",
  "column.zeros",
  "column.dwarfed",
  "column.unreal",
  "column.step",
  "column.bytes",
] as const;

/** Returns all parameters, for the CSV file. */
export function tableOf({ parameters, summary }: XrayReport, t = english): DataTable {
  const plain = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "");
  return {
    caption: summary,
    columns: [
      t("parameter"),
      t("column.elements"),
      t("column.bits"),
      t("column.why"),
      t("column.block"),
      t("column.scales"),
      t("column.map"),
      t("column.zeroShare"),
      t("column.judged"),
      t("column.dwarfed"),
      "NaN",
      t("column.infinite"),
      t("column.step"),
      t("column.ownBytes"),
      t("column.bytes32"),
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
