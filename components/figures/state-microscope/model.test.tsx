import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { printNumber } from "@/components/charts/format";
import { germanPicture } from "@/components/figure/germanPicture";
import { stillPicture } from "@/components/figure/stillPicture";
import { storedNumbers } from "@/components/figure/storedNumbers";
import { microscopeLink } from "@/components/live/curves/microscopeLink";
import { makeWords } from "@/lib/i18n/words";
import { readingAt } from "@/lib/jobs/microscope/reading";
import { recordWeight } from "@/lib/jobs/microscope/record";
import type { WeightTrace } from "@/lib/jobs/microscope/trace";
import { MAPS } from "@/lib/numerics/maps";
import { equalByContent } from "@/lib/options/content";
import { defaultsOf, parseOptions } from "@/lib/options/options";
import { openEngine } from "@/lib/session/openEngine";
import type { RunConfig } from "@/lib/training/config";
import { LaneRun } from "@/lib/training/laneRun";
import type { EngineInfo, TensorLedger } from "@/lib/training/report";
import { twinConfig } from "@/lib/training/twinConfig";
import { stateMicroscopeOptions, WHOLE } from "./figure";
import { layoutOf, outlineOf, strengthsOf } from "./layerLayout";
import { german } from "./messages.de";
import {
  captionOf,
  configOf,
  engineOf,
  type MicroscopeValues,
  type Place,
  placeOf,
  readingOf,
  snapshotSentence,
  stepSentence,
  stepsOf,
  tableOf,
} from "./model";
import { INITIAL_STATE, stateAfter } from "./scopeState";
import { stripsOf } from "./strips";
import { Timeline } from "./Timeline";

const values: MicroscopeValues = defaultsOf(stateMicroscopeOptions);
const config: RunConfig = configOf(values);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

let tensors: readonly TensorLedger[];
let trace: WeightTrace;
let place: Place;

let info: EngineInfo;

beforeAll(async () => {
  ({ info } = await openEngine("reference", undefined, () => undefined));
  const run = new LaneRun(config);
  tensors = run.tensors;
  place = placeOf(values, tensors) as Place;
  for await (const part of recordWeight(run, place, 64, 64)) trace = part;
  run.dispose();
});

describe("the microscope's options", () => {
  it("make a pair of lanes that differ in their bits alone", () => {
    const [exact, eightBit] = config.lanes;
    expect({ ...exact, bits: 8 }).toEqual(eightBit);
    expect(configOf({ ...values, blockSize: WHOLE }).lanes[1].blockSize).toBe("tensor");
  });

  it("leave small models to the CPU, which starts at once, and large ones to the GPU", () => {
    expect(engineOf(values)).toBe("reference");
    expect(engineOf({ ...values, task: "words" })).toBe("auto");
    expect(engineOf({ ...values, engine: "gpu" })).toBe("auto");
    expect(engineOf({ ...values, task: "words", engine: "cpu" })).toBe("reference");
  });

  it("name a weight that the model has, whatever the address says", () => {
    expect(place).toMatchObject({
      tensor: 2,
      index: 1000,
      name: "hidden2/kernel",
      size: 4096,
      blockSize: 256,
    });
    const far = placeOf({ ...values, tensor: 500, weight: 1e7, blockSize: WHOLE }, tensors);
    expect(far).toMatchObject({ name: "output/bias", index: 1, blockSize: 2 });
    expect(placeOf(values, [])).toBeNull();
  });
});

describe("the sentences about a weight", () => {
  it("describe a step with the numbers of the reading", () => {
    const readings = readingOf(trace, config, 40)!;
    const words = plain(stepSentence(readings, 40));
    const [m, r] = readings[1].states;
    expect(words).toContain("Step 40, 8-bit lane: g = ");
    expect(words).toContain(`stored as code ${m.code!.code} = ${printNumber(m.code!.entry)} × absmax `);
    expect(words).toContain(`stored as code ${r.code!.code} = `);
    expect(words).toMatch(/it differs by .*%\. 32-bit lane: g = /);
  });

  it("read the steps that the trace holds, and no other", () => {
    expect(stepsOf(trace)).toEqual([1, 64]);
    expect(stepsOf({ ...trace, first: 63 })).toEqual([65, 127]);
    expect(readingOf(trace, config, 65)).toBeNull();
    expect(readingOf(null, config, 1)).toBeNull();
  });

  it("sum up how far rounding changes the updates", () => {
    const moves = Array.from({ length: 64 }, (_, i) => readingAt(trace, config, i + 1)[1]).map(
      ({ update, unrounded }) => Math.abs(update - unrounded) / config.learningRate,
    );
    const most = Number((100 * Math.max(...moves)).toPrecision(2));
    expect(plain(captionOf(place, trace, config))).toMatch(
      new RegExp(
        `^Weight 1,000 of hidden2/kernel, block 4, steps 1 to 64: .* and by ${most} % of the learning rate at most\\.$`,
      ),
    );
  });

  it("count the snapshots", () => {
    expect(plain(snapshotSentence({ snapshots: 24, bytes: 3.1e6, every: 64 }, 1536))).toBe(
      "Steps 0 to 1,536 are kept: 24 snapshots, one every 64 steps, 3.1 MB.",
    );
  });

  it("gives one row a step", () => {
    const { columns, rows } = tableOf(place, trace, config);
    expect(rows).toHaveLength(64);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(rows[39][0]).toBe(40);
  });

  it.each([
    ["state-microscope", 560],
    ["state-microscope-narrow", 326],
  ])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
    const markup = renderToStaticMarkup(
      <Timeline
        strips={stripsOf(trace, config)}
        step={40}
        onStep={() => undefined}
        sentence={captionOf(place, trace, config)}
        startWidth={startWidth}
      />,
    );
    await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
  });

  it("has a still picture in German that is up to date", async () => {
    const t = makeWords("de", german);
    const picture = (
      <Timeline
        strips={stripsOf(trace, config, t)}
        step={40}
        onStep={() => undefined}
        sentence={captionOf(place, trace, config, t)}
      />
    );
    const markup = renderToStaticMarkup(germanPicture(german, picture));
    await expect(stillPicture(markup)).toMatchFileSnapshot("../../../public/posters/state-microscope.de.svg");
  });

  it("has stored numbers in both languages that are up to date", async () => {
    await expect(storedNumbers(tableOf(place, trace, config))).toMatchFileSnapshot("./numbers.json");
    const t = makeWords("de", german);
    await expect(storedNumbers(tableOf(place, trace, config, t))).toMatchFileSnapshot("./numbers.de.json");
  });
});

describe("the picture of a layer", () => {
  it("has rows of the tensor's width where that makes a picture, and pages where it is large", () => {
    expect(layoutOf([64, 64], 1000)).toEqual({ columns: 64, start: 0, count: 4096 });
    expect(layoutOf([64, 2], 5)).toEqual({ columns: 16, start: 0, count: 128 });
    expect(layoutOf([64], 63)).toEqual({ columns: 8, start: 0, count: 64 });
    expect(layoutOf([2], 1)).toEqual({ columns: 2, start: 0, count: 2 });
    expect(layoutOf([4000, 64], 20_000)).toEqual({ columns: 64, start: 16_384, count: 4096 });
    expect(layoutOf([300, 64], 19_000)).toEqual({ columns: 64, start: 16_384, count: 2816 });
  });

  it("shows sizes in shares of the largest, and fills up the last row with blanks", () => {
    const layout = { columns: 4, start: 0, count: 6 };
    expect([...strengthsOf(Float32Array.of(-1, 0, 0.4, 0.02, 0.2, 0.8), layout)]).toEqual([
      5, 0, 3, 0, 2, 5, 255, 255,
    ]);
  });

  it("outlines a block from anywhere in a row to anywhere in another", () => {
    const layout = { columns: 8, start: 0, count: 64 };
    expect(outlineOf(layout, 2, 6)).toBe("M2 0H6v1H2Z");
    expect(outlineOf(layout, 4, 20)).toBe("M4 0H8V2H4v1H0V1H4Z");
    expect(outlineOf({ ...layout, start: 64 }, 0, 64)).toBe("");
  });
});

it("forgets what was shown when another run is ready", () => {
  const shown = { ...INITIAL_STATE, trace, whole: true };
  const next = stateAfter(shown, { type: "ready", engine: info, tensors });
  expect(next).toMatchObject({ trace: null, whole: false, engine: info });
  expect(stateAfter(next, { type: "trace", trace, whole: false })).toMatchObject({ trace, whole: false });
});

describe("the link of another run to the microscope", () => {
  const move = { step: 1, learningRates: 1300, tensor: 3, element: 17, long: 1, lost: 0 };
  /** Returns the options that the microscope reads from a link, or undefined without a link. */
  const opened = (
    run: RunConfig,
    { onGpu = false, lane = 1, step = 1, rates = [] as { step: number; value: number }[] } = {},
  ) => {
    const link = microscopeLink(run, { lane, move: { ...move, step } }, rates, onGpu);
    if (link === undefined) return undefined;
    const query = new URLSearchParams(link.slice(link.indexOf("?"), link.indexOf("#")));
    const own = [...query].map(([key, value]) => [key.replace("state-microscope.", ""), value]);
    const { values: read, notes } = parseOptions(stateMicroscopeOptions, new URLSearchParams(own));
    expect(notes).toEqual([]);
    return read as MicroscopeValues;
  };

  it("opens the same run at the weight and the step, on the same engine", () => {
    const read = opened(config, { onGpu: true });
    expect(read).toMatchObject({ tensor: 3, weight: 17, step: 2, steps: 100, engine: "gpu" });
    expect(opened(config)?.engine).toBe("cpu");
    expect(opened(config, { step: 299 })?.steps).toBe(300);
    expect(opened(config, { step: 2999 })?.steps).toBe(3000);
  });

  it("is given for each run that the microscope can make, and opens that run", () => {
    let links = 0;
    for (const task of stateMicroscopeOptions.task.choices.map(({ value }) => value))
      for (const map of MAPS.map(({ name }) => name))
        for (const blockSize of [64, 128, 256, 2048, WHOLE]) {
          const wanted = configOf({ ...values, task, map: map as MicroscopeValues["map"], blockSize });
          const read = opened(wanted);
          if (!read) continue;
          links++;
          expect(equalByContent({ ...configOf(read), maxSteps: 0 }, { ...wanted, maxSteps: 0 })).toBe(true);
        }
    const { task, map, blockSize } = stateMicroscopeOptions;
    // Blocks of 128 are not on offer.
    expect(links).toBe(task.choices.length * map.choices.length * 4);
    expect(blockSize.choices).toHaveLength(5);
  });

  it("is not given where the microscope would show other numbers", () => {
    expect(opened(config, { lane: 0 })).toBeUndefined();
    expect(opened(config, { step: 3000 })).toBeUndefined();
    expect(opened(config, { rates: [{ step: 1, value: 0.1 }] })).toBeUndefined();
    expect(opened(config, { rates: [{ step: 2, value: 0.1 }] })).toBeDefined();
    expect(opened({ ...config, width: 32 })).toBeUndefined();
    expect(opened({ ...config, ownData: "1,2" })).toBeUndefined();
    expect(opened({ ...config, taskOptions: { data: "moons" } })).toBeUndefined();
    expect(opened({ ...config, lanes: [config.lanes[1], config.lanes[0]] })).toBeUndefined();
    expect(opened(twinConfig({ min8bitSize: 4096 }))).toBeUndefined();
  });
});
