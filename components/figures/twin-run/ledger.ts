import { printBytes, printCount } from "@/components/charts/format";
import type { TensorLedger, TensorState } from "@/lib/training/report";

/** What the optimizer's memory of a run comes to, in bytes of the buffers that hold it. */
export interface LedgerTotals {
  readonly bytes32: number;
  readonly bytes8: number;
  /** bytes32 / bytes8; NaN without tensors. */
  readonly ratio: number;
}

export function totalsOf(tensors: readonly TensorLedger[]): LedgerTotals {
  const bytes32 = tensors.reduce((sum, tensor) => sum + tensor.lanes[0].bytes, 0);
  const bytes8 = tensors.reduce((sum, tensor) => sum + tensor.lanes[1].bytes, 0);
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

/** Whether a lane keeps codes for a tensor, and not 32-bit floats. */
export const inCodes = ({ bits }: TensorState): boolean => bits !== 32;

export function ledgerRows(tensors: readonly TensorLedger[]): LedgerRow[] {
  return tensors.map(({ name, shape, lanes: [exact, eight] }) => ({
    name,
    shape: shape.map(printCount).join(" × "),
    bytes32: printBytes(exact.bytes),
    bytes8: printBytes(eight.bytes),
    kept: inCodes(eight) ? "8-bit" : "32-bit",
  }));
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** Which tensors the 8-bit lane really keeps in 8 bits: a claim about memory must not leave this out. */
export function keptSentence(tensors: readonly TensorLedger[]): string {
  const eight = tensors.filter(({ lanes }) => inCodes(lanes[1]));
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
