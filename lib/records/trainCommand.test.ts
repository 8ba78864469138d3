import { expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { twinConfig } from "@/lib/training/twinConfig";
import { trainCommand } from "./trainCommand";

const lion = twinConfig({ rule: "lion", hyper: { learningRate: 0.0003 }, bits: 4, blockSize: 128 });

it("writes every setting of a run as a flag", () => {
  const written = trainCommand(lion, "reference");
  expect(written).toHaveProperty("command", expect.stringContaining("npm run -s train -- --task points"));
  expect(written).toHaveProperty(
    "command",
    expect.stringContaining("--rule lion --bits 4 --map dynamic --block 128"),
  );
  expect(written).toHaveProperty("command", expect.stringContaining("--lr 0.0003"));
});

it("writes bits per moment", () => {
  const mixed = twinConfig({ bits: { m: 8, r: 32 } });
  expect(trainCommand(mixed, "webgpu")).toHaveProperty("command", expect.stringContaining("--bits m8,r32 "));
});

it("names a file in place of the reader's own data", () => {
  const written = trainCommand({ ...lion, ownData: "x,y,class\n" }, "webgpu");
  expect(written).toHaveProperty("command", expect.stringContaining("--data FILE"));
  expect(written).toHaveProperty("note", expect.stringContaining("FILE"));
});

it("has a flag for each option of each task", () => {
  for (const info of TASK_INFOS) {
    const config = twinConfig({ task: info.name, taskOptions: defaultsOf(info.options), ...info.defaults });
    const written = trainCommand(config, "webgpu");
    for (const { url } of Object.values(info.options))
      expect(written).toHaveProperty("command", expect.stringContaining(`--${url} `));
  }
});

it("says what the command line cannot express", () => {
  const [first, second] = lion.lanes;
  const problemOf = (lanes: typeof lion.lanes) => trainCommand({ ...lion, lanes }, "webgpu");
  expect(problemOf([first, second, second])).toHaveProperty("problem", expect.stringContaining("two lanes"));
  expect(problemOf([first, { ...second, rule: "adam" }])).toHaveProperty(
    "problem",
    expect.stringContaining("same rule"),
  );
  expect(problemOf([first, { ...second, mapValues: [-1, 1] }])).toHaveProperty(
    "problem",
    expect.stringContaining("maps"),
  );
});
