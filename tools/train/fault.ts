/**
 * Trains a fault of the clinic without a page:
 *
 *     npm run -s train -- --fault NAME [--seed N] [--json]
 *
 * The three lanes are those of the figure: 32-bit state, sound 8-bit state, and the lane with the fault. They run on the
 * CPU, in plain TypeScript, at the size of the clinic, so that no other flag has a meaning.
 */
import { parseArgs } from "node:util";
import { faultNamed } from "@/lib/faults";
import type { Fault } from "@/lib/faults/fault";
import { CLINIC_STEPS, LANES } from "@/lib/faults/patient";
import { lanesOf, patientOf, trainLane } from "@/lib/faults/run";
import { holds, lastLoss, type Measures, measure, type Symptom, stateBytesOf } from "@/lib/faults/symptoms";
import { orUsage, readNumber } from "../usage";

/** A fault to train. */
export interface FaultOrder {
  readonly fault: Fault;
  readonly seed: number;
  readonly json: boolean;
}

/** The result of a run, printed as JSON. Lists have one entry for each lane, in the order of LANES. */
export interface FaultResult {
  readonly fault: string;
  readonly seed: number;
  readonly engine: "plain";
  /** Loss of each step before the update; null in JSON if it is not finite. */
  readonly losses: readonly (readonly number[])[];
  /** Mean loss of the last steps. */
  readonly lastLoss: readonly number[];
  /** Longest move of a weight in a step, in learning rates. */
  readonly longestMove: readonly number[];
  readonly stateBytes: readonly number[];
  readonly measures: Measures;
  /** The symptoms of the fault's entry, and whether this run shows them. */
  readonly symptoms: readonly { readonly symptom: Symptom; readonly holds: boolean }[];
}

/**
 * Reads a command line with --fault.
 *
 * @throws UsageError with a sentence for the user
 */
export function readFaultFlags(argv: readonly string[]): FaultOrder {
  const { values } = orUsage(() =>
    parseArgs({
      args: [...argv],
      options: {
        fault: { type: "string" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
      },
    }),
  );
  return {
    fault: orUsage(() => faultNamed(values.fault ?? "")),
    seed: readNumber("seed", values.seed, { least: 0, most: 2 ** 32 - 1, whole: true }),
    json: values.json,
  };
}

/** Trains the three lanes of a fault to the end. */
export function trainFault({ fault, seed }: FaultOrder): FaultResult {
  const patient = patientOf(fault, seed);
  const lanes = lanesOf(patient, fault).map((parts) => trainLane(patient, parts));
  const measures = measure(lanes);
  return {
    fault: fault.name,
    seed,
    engine: "plain",
    losses: lanes.map(({ steps }) => steps.map(({ loss }) => loss)),
    lastLoss: lanes.map(({ steps }) => lastLoss(steps)),
    longestMove: lanes.map(({ steps }) => Math.max(...steps.map(({ longestMove }) => longestMove))),
    stateBytes: lanes.map(({ lane }) => stateBytesOf(lane)),
    measures,
    symptoms: fault.symptoms.map((symptom) => ({ symptom, holds: holds(symptom, measures) })),
  };
}

/** Returns a result as lines for the terminal. */
export function faultSummary(result: FaultResult, { sign, cure }: Fault): string {
  const { lastLoss: loss, longestMove, stateBytes, symptoms } = result;
  const names = { exact: "32-bit", sound: "8-bit", faulty: "fault" } as const;
  const lanes = (["exact", "sound", "faulty"] as const).map((lane) => {
    const i = LANES[lane];
    return (
      `${names[lane].padEnd(7)}loss at the end ${loss[i].toPrecision(4)}, ` +
      `longest move ${longestMove[i].toPrecision(3)} learning rates, state ${stateBytes[i]} bytes`
    );
  });
  return [
    `${CLINIC_STEPS} steps with the fault ${result.fault}, seed ${result.seed}, on the CPU (plain TypeScript)`,
    ...lanes,
    ...symptoms.map(
      ({ symptom, holds: shown }) => `${shown ? "shown" : "not shown"}: ${JSON.stringify(symptom)}`,
    ),
    sign,
    cure,
  ].join("\n");
}
