/**
 * Compares an engine with recorded outputs of the reference library:
 *
 *     npm run -s conformance -- --vectors DIR [--engine reference|webgpu] [--all]
 *
 * DIR holds files in the format of tests/vectors (its README says how they are compared). One line for each file, for
 * each entry that failed or is informational, and with --all for every entry; then "N passed, N failed". The exit
 * status is 1 if any entry failed, 2 if there was nothing to run.
 */
import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { sentenceOf } from "@/lib/session/sentenceOf";
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
    return stop(sentenceOf(error));
  }
}

async function main() {
  const { vectors, engine: name, all } = readArguments();
  if (vectors === undefined) stop("Say which folder to check: --vectors DIR");
  if (!statSync(vectors, { throwIfNoEntry: false })?.isDirectory()) stop(`${vectors} is not a folder.`);
  const makeEngine = ENGINES[name];
  if (!makeEngine) stop(`There is no engine "${name}"; there are ${Object.keys(ENGINES).join(", ")}.`);
  const engine = await makeEngine().catch((error: Error) => stop(error.message));

  console.log(`engine ${name}: ${engine.device}`);
  const totals = await checkFolder(vectors, engine, console.log, all);
  await engine.dispose();
  if (totals.passed + totals.failed === 0) console.error(`${vectors} holds no vectors.`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  // An explicit exit: a GPU engine may leave its device's threads behind.
  process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
}

void main();
