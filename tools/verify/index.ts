/**
 * Runs the check of the page /verify/ on this machine's GPU, with Dawn in Node, and prints the report:
 *
 *     npm run -s verify [-- --json]
 *
 * With --json the report is printed as a file for docs/devices. The exit status is 1 if a check failed, 2 if there is
 * no usable GPU or the command line is wrong.
 */
import { parseArgs } from "node:util";
import { messageOf } from "@/lib/session/sentenceOf";
import { agreement, deviceName, passed, type Report, reportText } from "@/lib/verify/report";
import { reportToJson } from "@/lib/verify/reportCodec";
import { verifyDevice } from "@/lib/verify/verifyDevice";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { compactVectors } from "@/scripts/vectors.mjs";

async function check(): Promise<Report> {
  await installDawn();
  const surroundings = {
    gpu: navigator.gpu,
    browser: `Dawn in Node ${process.versions.node}`,
    now: () => performance.now(),
    date: new Date().toISOString().slice(0, 10),
  };
  return verifyDevice(surroundings, compactVectors("tests/vectors"), (section) =>
    console.error(`${section.name}: ${agreement(section)}, ${section.failed} of ${section.checks} failed`),
  );
}

async function main() {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const report = await check();
  const file = `{ "device": ${JSON.stringify(deviceName(report.device))}, "report": ${reportToJson(report).trim()} }\n`;
  process.stdout.write(values.json ? file : reportText(report));
  // Exits explicitly, because the threads of a GPU device may keep the process alive.
  process.exit(passed(report) ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(2);
});
