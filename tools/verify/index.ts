/**
 * Runs the check of the page /verify/ with Dawn in Node, and prints the report:
 *
 *     npm run -s verify [-- --out FILE] [--vectors FILE]
 *
 * Without a GPU the check runs on a software driver. BLOCKWISE_VULKAN=system selects the machine's own
 * driver. --out writes the report to a file for docs/devices; if the file exists, it keeps its name of the
 * device. --vectors is the file of picked vectors that scripts/pack-verify.mjs writes; without it they are
 * picked from tests/vectors. The exit status is 1 if a check failed, 2 if there is no usable GPU or the
 * command line is wrong.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { messageOf } from "@/lib/session/sentenceOf";
import { agreement, deviceName, passed, type Report, reportText } from "@/lib/verify/report";
import { reportToJson } from "@/lib/verify/reportCodec";
import { type VectorFiles, verifyDevice } from "@/lib/verify/verifyDevice";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { compactVectors } from "@/scripts/vectors.mjs";

async function check(files: VectorFiles): Promise<Report> {
  await installDawn();
  const surroundings = {
    gpu: navigator.gpu,
    browser: `Dawn in Node ${process.versions.node}`,
    now: () => performance.now(),
    date: new Date().toISOString().slice(0, 10),
  };
  return verifyDevice(surroundings, files, (section) =>
    console.error(`${section.name}: ${agreement(section)}, ${section.failed} of ${section.checks} failed`),
  );
}

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));

/** Writes the report to a file of the collection, under the name that the file has given to its device. */
function writeDevice(file: string, report: Report) {
  const known: unknown = existsSync(file) ? readJson(file).device : undefined;
  const device = typeof known === "string" ? known : deviceName(report.device);
  writeFileSync(file, `{ "device": ${JSON.stringify(device)}, "report": ${reportToJson(report).trim()} }\n`);
}

async function main() {
  const { values } = parseArgs({ options: { out: { type: "string" }, vectors: { type: "string" } } });
  const files: VectorFiles = values.vectors ? readJson(values.vectors) : compactVectors("tests/vectors");
  const report = await check(files);
  if (values.out) writeDevice(values.out, report);
  process.stdout.write(reportText(report));
  // Exits explicitly, because the threads of a GPU device may keep the process alive.
  process.exit(passed(report) ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(2);
});
