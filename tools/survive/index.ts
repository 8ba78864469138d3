/**
 * Destroys the GPU device of every training of the site at random moments, and checks that nothing is lost:
 *
 *     npm run -s survive [-- --moments 50] [--steps 60] [--seed 1] [--only NAME]
 *
 * The moments are spread over the runs of each task (twin run, training lab, bench), the state microscope, the gradients
 * of embeddings, what fits into a budget, and studies of many seeds; at a quarter of them the next device is destroyed
 * as well. Each training must end with the same bits as an undisturbed one, with no step missing and none counted twice.
 * --steps is the length of the runs, --only one of the names that are printed. Dawn runs on a software driver;
 * BLOCKWISE_VULKAN=system selects the machine's own driver. The exit status is 1 if a training did not survive, 2 for a
 * wrong command line.
 */
import { parseArgs } from "node:util";
import { messageOf } from "@/lib/session/sentenceOf";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { installDawn } from "@/scripts/setup/dawn.mjs";
import { orUsage, readNumber, UsageError } from "../usage";
import { gradientsSubject, microscopeSubject, studySubject, whatFitsSubject } from "./figureSubjects";
import { runSubject } from "./runSubject";
import type { Subject } from "./subject";
import { survive } from "./survive";

function subjectsOf(steps: number): readonly Subject[] {
  return [
    ...TASK_INFOS.map(({ name }) => runSubject(name, steps)),
    microscopeSubject(steps),
    gradientsSubject,
    whatFitsSubject(Math.ceil(steps / 4)),
    studySubject(steps),
  ];
}

function readArguments() {
  const { values } = orUsage(() =>
    parseArgs({
      options: {
        moments: { type: "string", default: "50" },
        steps: { type: "string", default: "60" },
        seed: { type: "string", default: "1" },
        only: { type: "string" },
      },
    }),
  );
  const all = subjectsOf(readNumber("steps", values.steps, { least: 4, most: 800, whole: true }));
  const subjects = values.only ? all.filter(({ name }) => name === values.only) : all;
  if (subjects.length === 0)
    throw new UsageError(
      `--only is "${values.only}", but must be one of ${all.map(({ name }) => name).join(", ")}.`,
    );
  return {
    subjects,
    moments: readNumber("moments", values.moments, { least: 1, most: 1e6, whole: true }),
    seed: readNumber("seed", values.seed, { least: 0, most: 2 ** 31, whole: true }),
  };
}

async function main() {
  const { subjects, moments, seed } = readArguments();
  await installDawn();
  let lost = 0;
  let failed = 0;
  for (const [i, subject] of subjects.entries()) {
    const share =
      Math.floor(((i + 1) * moments) / subjects.length) - Math.floor((i * moments) / subjects.length);
    let survived = 0;
    let devices = 0;
    for await (const { lives, losses, problems } of survive(navigator.gpu, subject, share, seed + i)) {
      devices += losses;
      if (problems.length === 0) survived++;
      else
        console.log(
          `  ${subject.name}, lost after ${lives.join(" and ")} submissions: ${problems.join(" ")}`,
        );
    }
    lost += devices;
    failed += share - survived;
    console.log(`${subject.name}: ${survived} of ${share} survived, ${devices} devices destroyed`);
  }
  console.log(`${moments - failed} of ${moments} survived, ${lost} devices destroyed, seed ${seed}`);
  // Exits explicitly, because the threads of a GPU device may keep the process alive.
  process.exit(failed > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(error instanceof UsageError ? 2 : 1);
});
