/**
 * Compares an engine with recorded outputs of the reference library:
 *
 *     npm run -s conformance -- --vectors DIR [--engine reference|webgpu] [--all]
 *
 * DIR has files in the format of tests/vectors, whose README defines the rules of comparison. The report has
 * one line for each file and for each entry that failed or is informational (with --all for every entry), and
 * ends with "N passed, N failed". The exit status is 1 if any entry failed or none passed, 2 for a wrong
 * command line.
 */
import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { messageOf } from "@/lib/session/sentenceOf";
import { ENGINES } from "./engines";
import { checkFolder } from "./run";

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        vectors: { type: "string" },
        engine: { type: "string", default: "reference" },
        all: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    return stop(messageOf(error));
  }
}

async function main() {
  const { vectors, engine: name, all } = readArguments();
  if (vectors === undefined) stop("--vectors is missing, but must be a folder of vector files.");
  if (!statSync(vectors, { throwIfNoEntry: false })?.isDirectory())
    stop(`--vectors is "${vectors}", but must be a folder of vector files.`);
  const makeEngine = ENGINES[name];
  if (!makeEngine) stop(`--engine is "${name}", but must be one of ${Object.keys(ENGINES).join(", ")}.`);
  const engine = await makeEngine().catch((error: Error) => stop(error.message));

  console.log(`engine ${name}: ${engine.device}`);
  const totals = await checkFolder(vectors, engine, console.log, all);
  await engine.dispose();
  if (totals.passed + totals.failed === 0) console.error(`${vectors} has no vectors.`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  // Exits explicitly, because the threads of a GPU device may keep the process alive.
  process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
}

void main();
