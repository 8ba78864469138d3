import { printNumber, printPercent } from "@/components/charts/format";
import { joinWords } from "@/lib/options/words";
import type { Stage } from "./figure";
import { formulasOf, inNumbers, inSymbols, numbersOf } from "./formulas";
import { type SpecialCase, type Stepper, specialCaseOf, specialCasesOf } from "./model";
import { threadsOf } from "./places";

/** One formula of a stage, in symbols and in the numbers of a value. */
export interface FormulaLine {
  readonly symbols: string;
  readonly numbers: string;
}

/** Returns the formulas of a stage for the chosen value. */
export function linesAt(stepper: Stepper, stage: Stage): FormulaLine[] {
  const { rule, c, trace, index } = stepper;
  const numberOf = numbersOf(rule, c, trace, index);
  const computed = (formula: string): FormulaLine => {
    const result = formula.match(/^\[([\w']+)\]/)![1];
    return {
      symbols: inSymbols(formula),
      numbers: `${inNumbers(formula, numberOf, printNumber)} = ${printNumber(numberOf(result))}`,
    };
  };
  const each = (line: (symbol: string, k: number) => FormulaLine) =>
    rule.states.map(({ symbol }, k) => line(symbol, k));
  switch (stage) {
    case "load":
      return [
        {
          symbols: "g, p",
          numbers: `${printNumber(trace.grads[index])}, ${printNumber(trace.params[index])}`,
        },
        ...each((symbol, k) => ({
          symbols: `code of ${symbol}, N`,
          numbers: `${trace.states[k].codesBefore[index]}, ${printNumber(trace.states[k].absmaxBefore)}`,
        })),
      ];
    case "dequantize":
      return each((symbol, k) => {
        const { codesBefore, absmaxBefore, before } = trace.states[k];
        const entry = absmaxBefore === 0 ? 0 : before[index] / absmaxBefore;
        return {
          symbols: `${symbol} = q[${codesBefore[index]}] · N`,
          numbers: `${printNumber(entry)} · ${printNumber(absmaxBefore)} = ${printNumber(before[index])}`,
        };
      });
    case "update":
      return formulasOf(rule).update.map(computed);
    case "step":
      return formulasOf(rule).step.map(computed);
    case "absmax":
      return each((symbol, k) => ({
        symbols: `N′ = max |${symbol}′|`,
        numbers: `${printNumber(trace.states[k].absmax)}`,
      }));
    case "quantize":
      return each((symbol, k) => {
        const { scaled, nearest, codes } = trace.states[k];
        const moved = nearest[index] === codes[index] ? "" : `, moved to ${codes[index]}`;
        return {
          symbols: `nearest q to ${symbol}′ / N′`,
          numbers: `${printNumber(scaled[index])}: code ${nearest[index]}${moved}`,
        };
      });
    case "store":
      return [
        { symbols: "p′", numbers: printNumber(trace.paramsAfter[index]) },
        ...each((symbol, k) => ({
          symbols: `byte of ${symbol}`,
          numbers: `${trace.states[k].codes[index]}, to be read as ${printNumber(trace.states[k].stored[index])}`,
        })),
      ];
  }
}

/** Returns a sentence on how a value was stored, and why if it was not simply rounded to the nearest code. */
export function storedSentence(stepper: Stepper, index: number): string {
  const { state, symbol, map } = stepper;
  const [fresh, code] = [state.fresh[index], state.codes[index]];
  switch (specialCaseOf(stepper, index)) {
    case "extreme": {
      const off = 1 - state.stored[index] / fresh;
      return `The block’s extreme, ${printNumber(fresh)}, is negative, and the signed map has no −1: code ${code} means ${printNumber(map[code])} times the absmax, ${printPercent(off)} too small.`;
    }
    case "tie":
      return `Value ${index} lies exactly between two codes; the tie goes to the even code, ${code}.`;
    case "guard":
      return `Value ${index} is ${printNumber(fresh)}. The nearest code, ${state.nearest[index]}, means ${printNumber(map[state.nearest[index]])}, which counts as positive; the sign guard stores ${code}, so ${symbol} keeps its sign.`;
    case "zero":
      return `Value ${index}, ${printNumber(fresh)}, is too small beside the absmax and is stored as zero.`;
    default: {
      const off = fresh === 0 ? 0 : Math.abs(state.stored[index] / fresh - 1);
      return `Value ${index} is stored as code ${code}: ${printNumber(state.stored[index])} in place of ${printNumber(fresh)}${fresh === 0 ? "" : `, ${printPercent(off)} off`}.`;
    }
  }
}

const CASE_WORDS: Readonly<Record<SpecialCase, [singular: string, plural: string]>> = {
  extreme: ["the negative extreme", "negative extremes"],
  tie: ["a tie", "ties"],
  guard: ["one value changed by the sign guard", "values changed by the sign guard"],
  zero: ["one value stored as zero", "values stored as zero"],
};

/**
 * Returns a sentence that counts the values of the block that were not simply rounded; "" if there are none.
 */
function specialCasesSentence(stepper: Stepper): string {
  const counts = new Map<SpecialCase, number>();
  for (const { specialCase } of specialCasesOf(stepper))
    counts.set(specialCase, (counts.get(specialCase) ?? 0) + 1);
  if (counts.size === 0) return "";
  const parts = [...counts].map(([specialCase, count]) =>
    count === 1 ? CASE_WORDS[specialCase][0] : `${count} ${CASE_WORDS[specialCase][1]}`,
  );
  return ` In this block: ${joinWords(parts)}.`;
}

/** Returns the caption of the current stage. */
export function captionOf(stepper: Stepper): string {
  const { options, rule, state, symbol, index, extreme, trace } = stepper;
  const { stage, blockSize } = options;
  switch (stage) {
    case "load":
      return `${rule.label} begins: ${threadsOf(blockSize)} threads read ${blockSize} gradients and parameters in 32 bits, ${rule.states.length === 1 ? "one byte" : "two bytes"} of state for each, and ${rule.states.length === 1 ? "one absmax" : "one absmax a state"} for all of them.`;
    case "dequantize":
      return `A table lookup and one multiplication turn codes into 32-bit numbers again: value ${index} has ${symbol} = ${printNumber(state.before[index])}.`;
    case "update":
      return `The rule advances the state in 32 bits: ${symbol} of value ${index} goes from ${printNumber(state.before[index])} to ${printNumber(state.fresh[index])}.`;
    case "step":
      return `The parameter moves with the unrounded state: value ${index} by ${printNumber(trace.paramsAfter[index] - trace.params[index])}. The rounding that follows does not affect this step.`;
    case "absmax":
      return `The threads agree on the largest |${symbol}|, ${printNumber(state.absmax)}${extreme >= 0 && state.absmax > 0 ? ` (value ${extreme})` : ""}. It is the only value that they have to exchange.`;
    case "quantize":
      return storedSentence(stepper, index) + specialCasesSentence(stepper);
    case "store":
      return `Four codes make one 32-bit word. The block writes ${blockSize * 4} bytes of parameters and ${rule.states.length * (blockSize + 4)} bytes of state; in 32 bits it would be ${rule.states.length * blockSize * 4}.`;
  }
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Returns the decimal exponent of the largest magnitude; 0 if all values are zero. */
export function exponentOf(values: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]));
  return size > 0 && Number.isFinite(size) ? Math.floor(Math.log10(size)) : 0;
}

/** Returns a value in units of 10^exponent, in at most five characters; "≈0" far below the unit. */
export function compact(value: number, exponent: number): string {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return "–";
  const scaled = value / 10 ** exponent;
  const size = Math.abs(scaled);
  if (size < 0.005) return "≈0";
  return scaled.toFixed(size < 0.05 ? 2 : 1).replace("-", "−");
}

/** Returns the unit as words, such as ", in units of 10⁻³"; "" for a unit of 1. */
export function unitWords(exponent: number): string {
  if (exponent === 0) return "";
  const raised = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `, in units of 10${exponent < 0 ? "⁻" : ""}${raised}`;
}
