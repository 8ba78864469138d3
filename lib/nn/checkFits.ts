/** Checks that loaded state fits a slot. */
import { bitsOfStates } from "@/lib/numerics/momentBits";
import type { Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import { bytesOfCodes, momentsOf, type Slot, type StateValues, type Storage } from "./stepper";

/**
 * Refuses loaded values of another storage or size than a slot's. @throws OptimizerError that names the
 * difference
 */
export function checkFits(
  variable: string,
  values: StateValues,
  slot: Pick<Slot, "storage" | "elements" | "rule">,
): void {
  const { storage, elements, rule } = slot;
  const moments = momentsOf(values);
  const differs =
    values.bits !== storage.bits ||
    (values.bits === "mixed" && printWidths(rule, values) !== printWidths(rule, storage));
  if (differs)
    throw new OptimizerError(
      `loaded state of "${variable}"`,
      printWidths(rule, values),
      `${printWidths(rule, storage)}, as this optimizer's bits, min8bitSize and keep32 have it`,
    );
  if (moments.length !== rule.states.length)
    throw new OptimizerError(
      `number of loaded states of "${variable}"`,
      moments.length,
      `${rule.states.length}, as ${rule.name} has`,
    );
  const check = (name: string, length: number, wanted: number, why = "") => {
    if (length !== wanted)
      throw new OptimizerError(`length of "${variable}/${name}"`, length, `${wanted}${why}`);
  };
  // A checkpoint packs four bytes to a word, so that up to three bytes may be padding.
  const bytes = bytesOfCodes(elements, storage.bits === 4 ? 4 : 8);
  const padded = 4 * Math.ceil(bytes / 4);
  moments.forEach((moment, i) => {
    const { symbol } = rule.states[i];
    if (moment instanceof Float32Array) check(symbol, moment.length, elements);
    else check(`${symbol}/codes`, moment.codes.length === padded ? bytes : moment.codes.length, bytes);
  });
  if (storage.bits === 32) return;
  const { blockSize } = storage;
  moments.forEach((moment, i) => {
    if (moment instanceof Float32Array) return;
    const blocks = Math.ceil(elements / blockSize);
    const { symbol } = rule.states[i];
    check(`${symbol}/absmax`, moment.absmax.length, blocks, `, one for each block of ${blockSize}`);
  });
}

/** Returns how a state is stored, for a message: "8-bit", or "m 8-bit, r 32-bit". */
export function printWidths(rule: Rule, stored: StateValues | Storage): string {
  if (stored.bits !== "mixed") return `${stored.bits}-bit`;
  const widths =
    "momentBits" in stored
      ? bitsOfStates(rule, stored.momentBits)
      : stored.moments.map((moment) => (moment instanceof Float32Array ? 32 : 8));
  return widths.map((width, i) => `${rule.states[i]?.symbol ?? "?"} ${width}-bit`).join(", ");
}
