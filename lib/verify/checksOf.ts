import type { Check, Context } from "./check";
import { type MapsFile, mapChecks } from "./maps";
import { type EdgeFile, edgeChecks, type OptimFile, optimChecks } from "./optim";
import { type QuantizeFile, type QuantizerFile, quantizeChecks, quantizerChecks } from "./quantize";
import { type TrajectoryFile, trajectoryChecks } from "./trajectory";

/** Makes the checks of a vector file. Throws an error if a part of the file is missing. */
type MakeChecks = (json: unknown, context: Context) => Check[];

/** The checks of each kind of file, by its `format` (up to the slash) or `kind`. */
const CHECKS: Readonly<Record<string, MakeChecks>> = {
  "bnb-ref-maps": (json) => mapChecks(json as MapsFile),
  "bnb-ref-quantize": (json, context) => quantizeChecks(json as QuantizeFile, context),
  "bnb-ref-optim": (json, context) => optimChecks(json as OptimFile, context),
  "bnb-ref-optim-edge": (json, context) => edgeChecks(json as EdgeFile, context),
  quantizer: (json, context) => quantizerChecks(json as QuantizerFile, context),
  trajectory: (json, context) => trajectoryChecks(json as TrajectoryFile, context),
};

/** Kinds of files that contain inputs of other files. */
const INPUTS: ReadonlySet<string> = new Set(["bnb-ref-optim-grads", "inputs"]);

/** Returns the kind of a vector file: its `kind`, or its `format` up to the slash; "" if it has neither. */
function kindOf(json: unknown): string {
  const { format, kind } = (json ?? {}) as { format?: unknown; kind?: unknown };
  if (typeof kind === "string") return kind;
  return typeof format === "string" ? format.replace(/\/.*$/, "") : "";
}

/** Returns whether a vector file only contains inputs of other files, so that it has no checks of its own. */
export const isInput = (json: unknown): boolean => INPUTS.has(kindOf(json));

/** Returns what makes the checks of a vector file, or undefined for an unknown kind of file. */
export function checkMakerOf(json: unknown): MakeChecks | undefined {
  const kind = kindOf(json);
  return Object.hasOwn(CHECKS, kind) ? CHECKS[kind] : undefined;
}
