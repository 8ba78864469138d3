/** What an optimizer tells about its state and its steps, as data and as sentences. */
import { printBits } from "@/lib/numerics/momentBits";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateBits } from "./optimizerConfig";
import type { StateEntry } from "./stateSlots";
import type { Slot } from "./stepper";
import type { LongestStep } from "./stepWatch";

/** The result of `BlockwiseOptimizer.report`. */
export interface OptimizerReport {
  /** Number of variables whose state has 8, 4 or 32 bits; `mixed` where moments differ in bits. */
  readonly variables: Readonly<Record<4 | 8 | 32, number>> & { readonly mixed?: number };
  /** Bytes that the state would take in 32 bits. */
  readonly bytesBefore: number;
  /** Bytes that the state takes. */
  readonly bytesAfter: number;
  /** The longest step of a weight since steps are measured; undefined before the first of them. */
  readonly longestStep?: LongestStep;
  /** One sentence if the longest step is longer than the rule's steps with 32-bit state are. */
  readonly warning?: string;
  /** All of it as sentences, for a log. */
  readonly text: string;
}

const BYTES_FLOAT32 = 4;

/** What a report is made of. */
interface ReportParts {
  readonly rule: Rule;
  /** Bits of the optimizer. */
  readonly bits: StateBits;
  /** The storage of each variable, with its reason. */
  readonly entries: readonly StateEntry[];
  /** The state of each variable by the variable's name. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** A sentence about loaded state that was converted. */
  readonly conversion: string | undefined;
  /** Undefined if no step was measured. */
  readonly longestStep: LongestStep | undefined;
  /** Number of the first step that is measured, from 1. */
  readonly firstStep: number;
}

/** Returns the report of an optimizer. */
export function reportOf(parts: ReportParts): OptimizerReport {
  const { rule, slots, conversion, longestStep, firstStep } = parts;
  const counted = { 4: 0, 8: 0, 32: 0, mixed: 0 };
  let bytesBefore = 0;
  let bytesAfter = 0;
  for (const { rule: own, storage, elements, bytes } of slots.values()) {
    counted[storage.bits]++;
    bytesBefore += elements * own.states.length * BYTES_FLOAT32;
    bytesAfter += bytes;
  }
  const warning = longestStep && warningOf(rule, longestStep, slots.get(longestStep.variable));
  const { mixed, ...uniform } = counted;
  const variables = mixed > 0 ? counted : uniform;
  const counts = ([8, 4, 32] as const)
    .filter((bits) => uniform[bits] > 0)
    .map((bits) => `${uniform[bits]} in ${bits} bits`);
  if (mixed > 0) counts.push(`${mixed} with 8 and 32 bits by moment`);
  const text = [
    `State of ${counts.join(", ") || "no variable yet"}: ${printBytes(bytesAfter)} instead of ${printBytes(bytesBefore)}.`,
    ...keptIn32(parts),
    ...(conversion ? [conversion] : []),
    longestStep
      ? `Longest step of a weight since step ${firstStep}: ${printSize(longestStep)}, in "${longestStep.variable}" at step ${longestStep.step}.`
      : `Steps are measured from step ${firstStep} on.`,
    ...(warning ? [warning] : []),
  ].join(" ");
  return {
    variables,
    bytesBefore,
    bytesAfter,
    ...(longestStep && { longestStep }),
    ...(warning && { warning }),
    text,
  };
}

/** Returns sentences that say why variables of an optimizer with codes have state in 32 bits. */
function keptIn32({ bits, entries }: ReportParts): string[] {
  const kept = entries.filter((entry) => entry.bits === 32);
  if (bits === 32 || kept.length === 0) return [];
  const reasons = new Map<string, number>();
  for (const { reason } of kept) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const because = [...reasons].map(([reason, count]) => `${count} (${reason})`).join(", ");
  const none = kept.length === entries.length ? ` No variable has ${printBits(bits)} state.` : "";
  return [`In 32 bits: ${because}.${none}`];
}

/** Returns a sentence about a step that is longer than the rule's ordinary steps; undefined if it is not. */
function warningOf(rule: Rule, longest: LongestStep, slot: Slot | undefined): string | undefined {
  const { longStep } = rule;
  if (longStep === undefined || longest.learningRates <= longStep) return undefined;
  const measured =
    `Warning: in our measurements with 32-bit state, ${rule.label} made no step above ${longStep} ` +
    "learning rates.";
  if (slot && keepsSecondMoment(slot))
    return `${measured} The second moment of this variable is in 32 bits, so its storage is not the cause.`;
  return !slot || slot.storage.bits === 32
    ? `${measured} The state of this variable is in 32 bits, so its storage is not the cause.`
    : `${measured} A second moment that is stored too small makes steps this long: use the map ` +
        `"dynamic-above-zero", or keep this variable in 32 bits with keep32.`;
}

/** Returns whether moments differ in bits, and none without a sign is in codes. */
const keepsSecondMoment = ({ rule, storage }: Slot): boolean =>
  storage.bits === "mixed" &&
  rule.states.every(({ symbol, signed }) => signed || storage.momentBits[symbol] === 32);

const printSize = ({ learningRates }: LongestStep) =>
  Number.isFinite(learningRates)
    ? `${Number(learningRates.toPrecision(3))} times the learning rate`
    : "to a value that is not finite";

const printBytes = (bytes: number) => (bytes < 1e6 ? `${bytes} bytes` : `${(bytes / 1e6).toFixed(1)} MB`);
