import { printNumber, printPercent } from "@/components/charts/format";
import type { Stage } from "./figure";
import { formulasOf, inNumbers, inSymbols, numbersOf } from "./formulas";
import { english, type StepperWords } from "./messages";
import { type SpecialCase, type Stepper, specialCaseOf, specialCasesOf } from "./model";
import { threadsOf } from "./places";

/** One formula of a stage, in symbols and in the numbers of a value. */
export interface FormulaLine {
  readonly symbols: string;
  readonly numbers: string;
}

/** Returns the function that prints numbers as the language does. */
const printer = (t: StepperWords) => (value: number) => t.print(printNumber(value));

/** Returns the formulas of a stage for the chosen value. */
export function linesAt(stepper: Stepper, stage: Stage, t = english): FormulaLine[] {
  const { rule, c, trace, index } = stepper;
  const number = printer(t);
  const numberOf = numbersOf(rule, c, trace, index);
  const computed = (formula: string): FormulaLine => {
    const result = formula.match(/^\[([\w']+)\]/)![1];
    return {
      symbols: inSymbols(formula),
      numbers: `${inNumbers(formula, numberOf, number)} = ${number(numberOf(result))}`,
    };
  };
  const each = (line: (symbol: string, k: number) => FormulaLine) =>
    rule.states.map(({ symbol }, k) => line(symbol, k));
  switch (stage) {
    case "load":
      return [
        { symbols: "g, p", numbers: `${number(trace.grads[index])}, ${number(trace.params[index])}` },
        ...each((symbol, k) => ({
          symbols: t("line.code", { symbol }),
          numbers: `${trace.states[k].codesBefore[index]}, ${number(trace.states[k].absmaxBefore)}`,
        })),
      ];
    case "dequantize":
      return each((symbol, k) => {
        const { codesBefore, absmaxBefore, before } = trace.states[k];
        const entry = absmaxBefore === 0 ? 0 : before[index] / absmaxBefore;
        return {
          symbols: `${symbol} = q[${codesBefore[index]}] · N`,
          numbers: `${number(entry)} · ${number(absmaxBefore)} = ${number(before[index])}`,
        };
      });
    case "update":
      return formulasOf(rule).update.map(computed);
    case "step":
      return formulasOf(rule).step.map(computed);
    case "absmax":
      return each((symbol, k) => ({
        symbols: `N′ = max |${symbol}′|`,
        numbers: number(trace.states[k].absmax),
      }));
    case "quantize":
      return each((symbol, k) => {
        const { scaled, nearest, codes } = trace.states[k];
        const found = { scaled: number(scaled[index]), code: nearest[index] };
        return {
          symbols: t("line.nearest", { symbol }),
          numbers:
            nearest[index] === codes[index]
              ? t("line.found", found)
              : t("line.moved", { ...found, moved: codes[index] }),
        };
      });
    case "store":
      return [
        { symbols: "p′", numbers: number(trace.paramsAfter[index]) },
        ...each((symbol, k) => {
          const { codes, stored } = trace.states[k];
          return {
            symbols: t("line.byte", { symbol }),
            numbers: t("line.readAs", { code: codes[index], value: number(stored[index]) }),
          };
        }),
      ];
  }
}

/** Returns a sentence on how a value was stored, and why if it was not simply rounded to the nearest code. */
export function storedSentence(stepper: Stepper, index: number, t = english): string {
  const { state, symbol, map } = stepper;
  const number = printer(t);
  const [fresh, stored, code] = [state.fresh[index], state.stored[index], state.codes[index]];
  const values = { index, fresh: number(fresh), stored: number(stored), code };
  const percent = (share: number) => t.print(printPercent(share));
  switch (specialCaseOf(stepper, index)) {
    case "extreme":
      return t("stored.extreme", { ...values, entry: number(map[code]), off: percent(1 - stored / fresh) });
    case "tie":
      return t("stored.tie", values);
    case "guard": {
      const nearest = state.nearest[index];
      return t("stored.guard", { ...values, nearest, entry: number(map[nearest]), symbol });
    }
    case "zero":
      return t("stored.zero", values);
    default:
      if (fresh === 0) return t("stored.fromZero", values);
      return t("stored.rounded", { ...values, off: percent(Math.abs(stored / fresh - 1)) });
  }
}

/** Returns a sentence, followed by one that counts the values of the block that were not simply rounded, if any. */
function withSpecialCases(sentence: string, stepper: Stepper, t: StepperWords): string {
  const counts = new Map<SpecialCase, number>();
  for (const { specialCase } of specialCasesOf(stepper))
    counts.set(specialCase, (counts.get(specialCase) ?? 0) + 1);
  if (counts.size === 0) return sentence;
  const cases = [...counts].map(([specialCase, count]) => t(`cases.${specialCase}`, { count }));
  return t("cases", { sentence, cases: t.list(cases) });
}

/** Returns the caption of the current stage. */
export function captionOf(stepper: Stepper, t = english): string {
  const { options, rule, state, symbol, index, extreme, trace } = stepper;
  const { stage, blockSize } = options;
  const number = printer(t);
  const states = rule.states.length;
  switch (stage) {
    case "load":
      return t("caption.load", {
        count: states,
        rule: t.named(`options.rule.${rule.name}`, rule.label),
        threads: threadsOf(blockSize),
        values: blockSize,
      });
    case "dequantize":
      return t("caption.dequantize", { index, symbol, before: number(state.before[index]) });
    case "update":
      return t("caption.update", {
        index,
        symbol,
        before: number(state.before[index]),
        fresh: number(state.fresh[index]),
      });
    case "step":
      return t("caption.step", { index, move: number(trace.paramsAfter[index] - trace.params[index]) });
    case "absmax": {
      const found = { symbol, absmax: number(state.absmax) };
      if (extreme < 0 || state.absmax <= 0) return t("caption.absmaxOfNone", found);
      return t("caption.absmax", { ...found, index: extreme });
    }
    case "quantize":
      return withSpecialCases(storedSentence(stepper, index, t), stepper, t);
    case "store":
      return t("caption.store", {
        parameters: blockSize * 4,
        state: states * (blockSize + 4),
        state32: states * blockSize * 4,
      });
  }
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Returns the decimal exponent of the largest magnitude; 0 if all values are zero. */
export function exponentOf(values: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]));
  return size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
}

/** Returns a value in units of 10^exponent, in the English notation, in at most five characters; "≈0" far below the unit. */
export function compact(value: number, exponent: number): string {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return "–";
  const scaled = value / 10 ** exponent;
  const size = Math.abs(scaled);
  if (size < 0.005) return "≈0";
  return scaled.toFixed(size < 0.05 ? 2 : 1).replace("-", "−");
}

/** Returns a unit, 10^exponent, such as "10⁻³". */
export function printUnit(exponent: number): string {
  const raised = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${raised}`;
}
