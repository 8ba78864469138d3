import { ArgumentError } from "@/lib/numerics/errors";
import { bf16Weights } from "./bf16Weights";
import type { Fault } from "./fault";
import { halfBytes } from "./halfBytes";
import { halfTable } from "./halfTable";
import { linearMaps } from "./linearMaps";
import { lionDecayInSign } from "./lionDecayInSign";
import { momentsLost } from "./momentsLost";
import { noDecay } from "./noDecay";
import { noSignGuard } from "./noSignGuard";
import { oldBlocks } from "./oldBlocks";
import { overrideIgnored } from "./overrideIgnored";
import { scheduleZero } from "./scheduleZero";
import { sharedScale } from "./sharedScale";
import { silent32 } from "./silent32";
import { stepReset } from "./stepReset";
import { tensorScale } from "./tensorScale";
import { thresholdTwice } from "./thresholdTwice";
import { tiesUp } from "./tiesUp";
import { transposedGradient } from "./transposedGradient";
import { unsignedMap524 } from "./unsignedMap524";
import { untiedOutput } from "./untiedOutput";
import { zeroSecondMoment } from "./zeroSecondMoment";

/** The one list of faults, by family, in the order in which pickers show them. A new fault is one entry here. */
export const FAULTS: readonly Fault[] = [
  unsignedMap524,
  zeroSecondMoment,
  linearMaps,
  halfBytes,
  halfTable,
  tiesUp,
  noSignGuard,
  tensorScale,
  sharedScale,
  overrideIgnored,
  untiedOutput,
  thresholdTwice,
  silent32,
  oldBlocks,
  momentsLost,
  stepReset,
  scheduleZero,
  lionDecayInSign,
  noDecay,
  bf16Weights,
  transposedGradient,
];

/** Returns the fault of a name. @throws ArgumentError if there is no fault of that name */
export function faultNamed(name: string): Fault {
  const found = FAULTS.find((fault) => fault.name === name);
  if (!found)
    throw new ArgumentError("fault", name, `one of ${FAULTS.map((fault) => fault.name).join(", ")}`);
  return found;
}
