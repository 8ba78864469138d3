import { printBytes, printCount } from "@/components/charts/format";
import type { TensorLedger } from "@/lib/experiment/protocol";

/** What the optimizer's memory of a run comes to, in bytes of the buffers that hold it. */
export interface LedgerTotals {
  readonly bytes32: number;
  readonly bytes8: number;
  /** bytes32 / bytes8; NaN without tensors. */
  readonly ratio: number;
}

export function totalsOf(tensors: readonly TensorLedger[]): LedgerTotals {
  const bytes32 = tensors.reduce((sum, tensor) => sum + tensor.stateBytes32, 0);
  const bytes8 = tensors.reduce((sum, tensor) => sum + tensor.stateBytes8, 0);
  return { bytes32, bytes8, ratio: bytes8 > 0 ? bytes32 / bytes8 : Number.NaN };
}

export interface LedgerRow {
  readonly name: string;
  /** "64 × 64" */
  readonly shape: string;
  readonly bytes32: string;
  readonly bytes8: string;
  /** How the 8-bit lane keeps this tensor's state. */
  readonly kept: "8-bit" | "32-bit";
}

export function ledgerRows(tensors: readonly TensorLedger[]): LedgerRow[] {
  return tensors.map(({ name, shape, eightBit, stateBytes32, stateBytes8 }) => ({
    name,
    shape: shape.map(printCount).join(" × "),
    bytes32: printBytes(stateBytes32),
    bytes8: printBytes(stateBytes8),
    kept: eightBit ? "8-bit" : "32-bit",
  }));
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** Which tensors the 8-bit lane really keeps in 8 bits: a claim about memory must not leave this out. */
export function keptSentence(tensors: readonly TensorLedger[]): string {
  const eight = tensors.filter((tensor) => tensor.eightBit);
  const whole = tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const inEight = eight.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (tensors.length === 0) return "";
  if (eight.length === tensors.length) {
    return `The 8-bit lane keeps the state of all ${tensors.length} tensors in 8 bits.`;
  }
  if (eight.length === 0) {
    return "No tensor is large enough for 8-bit state here, so both lanes keep 32-bit state and do the same.";
  }
  return (
    `In the 8-bit lane ${eight.length} of ${tensors.length} tensors have 8-bit state ` +
    `(${printCount(inEight)} of ${printCount(whole)} parameters); the small ones stay 32-bit.`
  );
}
