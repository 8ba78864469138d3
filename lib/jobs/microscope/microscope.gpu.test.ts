import { expect, it } from "vitest";
import { twinConfig } from "@/lib/training/twinConfig";
import { startMicroscope } from "./microscope.harness";

const config = twinConfig({ width: 8, batchSize: 8, blockSize: 64, maxSteps: 40, seed: 2 });

it("trains, replays and goes back on the GPU, and takes another config on the same device", async () => {
  const { microscope, heard, until } = startMicroscope(navigator.gpu);
  const whole = () => {
    const traces = heard.filter((message) => message.type === "trace" && message.whole);
    return traces.map((message) => (message.type === "trace" ? message.trace : undefined));
  };
  const layerAt = (step: number) =>
    heard.flatMap((message) => (message.type === "frame" && message.step === step ? [message.layer] : []))[0];

  microscope.receive({ type: "configure", config, engine: "auto" });
  microscope.receive({ type: "look", tensor: 2, index: 9, step: 30 });
  microscope.receive({ type: "run" });
  const first = await until(() => whole()[0]);
  expect(heard.find(({ type }) => type === "ready")).toMatchObject({ engine: { kind: "webgpu" } });
  expect(first.lanes[1].parameter[40]).toBe(layerAt(40).weights[9]);

  heard.length = 0;
  microscope.receive({ type: "rewind", step: 21 });
  const back = await until(() => layerAt(21));
  expect(back.weights[9]).toBe(first.lanes[1].parameter[21]);
  microscope.receive({ type: "run" });
  await until(() => layerAt(40));
  const again = await until(() => whole().find((trace) => trace?.length === 41));
  expect(again).toEqual(first);

  heard.length = 0;
  microscope.receive({ type: "configure", config: { ...config, seed: 3 }, engine: "auto" });
  await until(() => heard.find(({ type }) => type === "ready"));
  expect(await until(() => layerAt(0))).not.toEqual(back);
});
