import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { trainCommand } from "@/lib/records/trainCommand";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { twinConfig } from "@/lib/training/twinConfig";
import { readFlags } from "./flags";

it("reads the command that a page writes as the same run, for every task", () => {
  for (const info of TASK_INFOS) {
    const config = twinConfig({
      ...info.defaults,
      task: info.name,
      taskOptions: defaultsOf(info.options),
      hyper: { epsilon: 1e-6 },
      map: "linear",
      blockSize: "tensor",
      min8bitSize: 4096,
      seed: 9,
      maxSteps: 33,
    });
    const written = trainCommand(config, "reference");
    if (!("command" in written)) throw new Error(written.problem);
    const [, flags] = written.command.split(" -- ");
    const order = readFlags(flags.split(" "));
    expect(order).toMatchObject({ engine: "reference", config });
  }
});
