/**
 * Puts three claims about formats of Adam's state to the test:
 *
 *     npm run -s formats -- [--claims linear,affine,beta2] [--seeds 8] [--json]
 *
 * linear: "linear int8 without companding diverges in the first steps". affine: "an 8-bit affine second moment blows
 * up, 8 bits for the first moment alone are harmless". beta2: "a lower beta2 lifts the swamping". Each variant of
 * tools/formats/variants.ts trains two small models with every seed, beside 32-bit state with the same seed. A table goes
 * to standard output, or with --json the recording; progress goes to standard error. It needs no GPU.
 */
import { parseArgs } from "node:util";
import { STREAMS } from "@/lib/jobs/formats/setup";
import { type NumberFlag, orUsage, readNumber, UsageError } from "../usage";
import { type RunPlan, type RunResult, runPlan } from "./runs";
import { BETA2S, CLAIMS, type ClaimName } from "./variants";

const SEEDS: NumberFlag = { least: 1, most: 100, whole: true };
const CLAIM_NAMES = Object.keys(CLAIMS) as ClaimName[];
const [DEFAULT_BETA2] = BETA2S;

/**
 * Reads the command line.
 *
 * @throws UsageError with a sentence for the user
 */
function readFlags(args: string[]) {
  const text = { type: "string" } as const;
  const { values } = orUsage(() =>
    parseArgs({ args, options: { claims: text, seeds: text, json: { type: "boolean" } } }),
  );
  const claims = values.claims?.split(",") ?? CLAIM_NAMES;
  const unknown = claims.find((claim) => !(CLAIM_NAMES as readonly string[]).includes(claim));
  if (unknown !== undefined)
    throw new UsageError(
      `--claims has "${unknown}", but must be some of ${CLAIM_NAMES.join(", ")}, separated by commas.`,
    );
  return {
    claims: CLAIM_NAMES.filter((claim) => (claims as readonly string[]).includes(claim)),
    seeds: readNumber("seeds", values.seeds ?? "8", SEEDS),
    json: values.json === true,
  };
}

/** Returns the runs of some claims, seed by seed from 1; those of one setting follow each other. */
export function plansOf(claims: readonly ClaimName[], seeds: number): RunPlan[] {
  return claims.flatMap((claim) =>
    // The swamping of r needs gradients whose sizes differ: the language model alone.
    STREAMS.filter(({ name }) => claim !== "beta2" || name === "words").flatMap(({ name: task }) =>
      (claim === "beta2" ? BETA2S : [DEFAULT_BETA2]).flatMap((beta2) =>
        ["float32", ...CLAIMS[claim]].flatMap((variant) =>
          Array.from({ length: seeds }, (_, seed) => ({ claim, task, variant, beta2, seed: seed + 1 })),
        ),
      ),
    ),
  );
}

/** Returns the runs of one setting as a cell of the recording: one number for each seed, from seed 1. */
function cellOf(runs: readonly RunResult[]) {
  const [{ claim, task, variant, beta2, stays }] = runs;
  return {
    claim,
    task,
    variant,
    beta2,
    lostAt: runs.map(({ lostAt }) => lostAt),
    finalLoss: runs.map(({ finalLoss }) => finalLoss),
    longest: runs.map(({ longest }) => longest),
    ...(stays !== undefined && {
      stays: runs.map((run) => run.stays),
      offByTwo: runs.map((run) => run.offByTwo),
    }),
  };
}

/** Rounds to five digits; JSON writes numbers that are not finite as null. */
const rounded = (key: string, value: unknown) =>
  typeof value === "number" && key !== "beta2" ? Number(value.toPrecision(5)) : value;

function lineOf(cell: ReturnType<typeof cellOf>): string {
  const print = (values: readonly (number | null | undefined)[]) =>
    values.map((value) => (value === null || value === undefined ? "-" : value.toPrecision(3))).join(" ");
  const { claim, task, variant, beta2, lostAt, finalLoss, longest, stays, offByTwo } = cell;
  const followed = stays ? `  stays ${print(stays)}  off by two ${print(offByTwo ?? [])}` : "";
  return `${claim} ${task} ${variant} ${beta2}  lost at ${print(lostAt)}  loss ${print(finalLoss)}  longest ${print(longest)}${followed}`;
}

function main(): number {
  const args = process.argv.slice(2);
  try {
    const { claims, seeds, json } = readFlags(args);
    const plans = plansOf(claims, seeds);
    const cells = [];
    for (let start = 0; start < plans.length; start += seeds) {
      cells.push(cellOf(plans.slice(start, start + seeds).map(runPlan)));
      process.stderr.write(`${start + seeds} of ${plans.length} runs done\n`);
    }
    const recorded = {
      tool: "formats",
      date: new Date().toISOString().slice(0, 10),
      command: `npm run formats -- ${args.join(" ").replace(/ ?--json/g, "")}`.trim(),
      seeds,
      cells,
    };
    process.stdout.write(
      json ? `${JSON.stringify(recorded, rounded)}\n` : `${cells.map(lineOf).join("\n")}\n`,
    );
    return 0;
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = main();
