import { printNumber, printPercent } from "@/components/charts/format";
import { joinWords } from "@/lib/options/words";
import type { Stage } from "./figure";
import { formulasOf, inNumbers, inSymbols, numbersOf } from "./formulas";
import { type Fate, fateOf, fatesOf, type Stepper } from "./model";
import { threadsOf } from "./places";

/** One line of what happens to the value at a stage: in symbols, and in its own numbers. */
export interface Line {
  readonly symbols: string;
  readonly numbers: string;
}

/** What a stage does to the value that is looked at. */
export function linesAt(stepper: Stepper, stage: Stage): Line[] {
  const { rule, c, trace, index } = stepper;
  const numberOf = numbersOf(rule, c, trace, index);
  const computed = (formula: string): Line => {
    const result = formula.match(/^\[([\w']+)\]/)![1];
    return {
      symbols: inSymbols(formula),
      numbers: `${inNumbers(formula, numberOf, printNumber)} = ${printNumber(numberOf(result))}`,
    };
  };
  const each = (line: (symbol: string, k: number) => Line) =>
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

/** What befalls a value that is not simply rounded to the nearest code. */
export function fateSentence(stepper: Stepper, index: number): string {
  const { state, symbol, map } = stepper;
  const [fresh, code] = [state.fresh[index], state.codes[index]];
  switch (fateOf(stepper, index)) {
    case "extreme": {
      const off = 1 - state.stored[index] / fresh;
      return `The block’s extreme, ${printNumber(fresh)}, is negative, and the signed map has no −1: code ${code} means ${printNumber(map[code])} times the absmax, ${printPercent(off)} too small.`;
    }
    case "tie":
      return `Value ${index} lies exactly between two codes, and the even one wins: ${code}.`;
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

const FATE_WORDS: Readonly<Record<Fate, [one: string, many: string]>> = {
  extreme: ["the negative extreme", "negative extremes"],
  tie: ["a tie", "ties"],
  guard: ["one held by the sign guard", "held by the sign guard"],
  zero: ["one stored as zero", "stored as zero"],
};

/** "Of the 64 codes, …": what was special in the block. */
function fatesSentence(stepper: Stepper): string {
  const counts = new Map<Fate, number>();
  for (const { fate } of fatesOf(stepper)) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  if (counts.size === 0) return "";
  const parts = [...counts].map(([fate, count]) =>
    count === 1 ? FATE_WORDS[fate][0] : `${count} ${FATE_WORDS[fate][1]}`,
  );
  return ` In this block: ${joinWords(parts)}.`;
}

/** What the picture shows at its stage, numbers included. */
export function captionOf(stepper: Stepper): string {
  const { options, rule, state, symbol, index, extreme, trace } = stepper;
  const { stage, blockSize } = options;
  switch (stage) {
    case "load":
      return `${rule.label} begins: ${threadsOf(blockSize)} threads read ${blockSize} gradients and parameters in 32 bits, ${rule.states.length === 1 ? "one byte" : "two bytes"} of state for each, and ${rule.states.length === 1 ? "one absmax" : "one absmax a state"} for all of them.`;
    case "dequantize":
      return `A look into the table and one multiplication turn codes into 32-bit numbers again: value ${index} has ${symbol} = ${printNumber(state.before[index])}.`;
    case "update":
      return `The rule advances the state in 32 bits: ${symbol} of value ${index} goes from ${printNumber(state.before[index])} to ${printNumber(state.fresh[index])}.`;
    case "step":
      return `The parameter moves with the unrounded state: value ${index} by ${printNumber(trace.paramsAfter[index] - trace.params[index])}. What is lost below does not touch this step.`;
    case "absmax":
      return `The threads agree on the largest |${symbol}|, ${printNumber(state.absmax)}${extreme >= 0 && state.absmax > 0 ? ` (value ${extreme})` : ""}. It is the only thing that they have to tell each other.`;
    case "quantize":
      return fateSentence(stepper, index) + fatesSentence(stepper);
    case "store":
      return `Four codes make one 32-bit word. The block writes ${blockSize * 4} bytes of parameters and ${rule.states.length * (blockSize + 4)} bytes of state; ${rule.states.length * blockSize * 4} it would be in 32 bits.`;
  }
}
