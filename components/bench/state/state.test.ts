import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLanes } from "@/components/figures/training-lab/lanesCodec";
import { configOf } from "@/components/figures/training-lab/model";
import { FAULTS } from "@/lib/faults";
import { de } from "@/lib/i18n/de";
import { makeTranslate } from "@/lib/i18n/translate";
import { makeWords } from "@/lib/i18n/words";
import { makeRandom } from "@/lib/numerics/random";
import { parseOptions } from "@/lib/options/options";
import { type RunRow, rowCurve } from "@/lib/records/row";
import { taskInfo } from "@/lib/tasks/catalog";
import { estimateRun } from "@/lib/training/estimate";
import { lossPoints } from "@/lib/training/lossPoints";
import { twinConfig } from "@/lib/training/twinConfig";
import { germanBench } from "../messages.de";
import { makeBenchStore, queryOf } from "./benchStore";
import { leftOutSentence, ownTextOf, queryOfBench } from "./linkedData";
import { type BenchValues, benchOptions, fitsPatch, fitsValues, optionsOfRun, USUAL_VALUES } from "./options";
import { checkedPanels, movePanel, PANELS, togglePanel, USUAL_PANELS } from "./panels";
import { FAULT_PRESETS, PRESETS } from "./presets";
import { DAMAGED_KEY, holdsBench, openStorage, RUN_KEY, SESSION_KEY, type TextStore } from "./storage";

/** A storage of some characters at most. */
function fakeStorage(limit = Number.POSITIVE_INFINITY): TextStore & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => void texts.delete(key),
    setItem(key, text) {
      if (text.length > limit) throw new DOMException("full", "QuotaExceededError");
      texts.set(key, text);
    },
  };
}

let number = 0;
const row = (id: string): RunRow => ({
  id,
  name: "",
  pinned: false,
  outcome: "finished",
  sweep: "",
  record: {
    version: 1,
    config: twinConfig({ taskOptions: { data: "moons", samples: 400, noise: 0.06 } }),
    rates: [],
    engine: { kind: "reference", device: "CPU" },
    points: lossPoints(3, 2, () => 1),
    finalLoss: [1, 1],
    heldOut: [1, 1],
    hashes: [],
    bytes: [8, 2],
    stepsPerSecond: 1,
    date: new Date(1e12 + 1000 * number++).toISOString(),
  },
  curve: rowCurve([[1], [1]]),
});

function setUp(storage: TextStore | null = fakeStorage(), query = "") {
  let time = 0;
  const store = makeBenchStore(storage ?? undefined, new URLSearchParams(query), () => time);
  const state = () => store.getState();
  return {
    state,
    document: () => state().edited.document,
    ids: () => state().edited.document.rows.map(({ id }) => id),
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe("undo and redo", () => {
  it("go through the changes of options, a drag as one", () => {
    const { state, document, wait } = setUp();
    for (const rate of [1.1, 1.2, 2]) state().setOptions({ rate });
    wait(2000);
    state().setOptions({ seed: 7 });
    state().undo();
    expect(document().values).toMatchObject({ rate: 2, seed: 1 });
    state().undo();
    expect(document().values.rate).toBe(1);
    state().redo();
    state().redo();
    expect(document().values).toMatchObject({ rate: 2, seed: 7 });
  });

  it("bring deleted rows back to their places, and keep runs that have ended since", () => {
    const { state, ids } = setUp();
    for (const id of ["a", "b", "c"]) state().add(row(id));
    state().remove(["a", "b"]);
    state().add(row("d"));
    expect(ids()).toEqual(["c", "d"]);
    state().undo();
    expect(ids()).toEqual(["a", "b", "c", "d"]);
    state().redo();
    expect(ids()).toEqual(["c", "d"]);
  });

  it("undo a name without undoing a row that was pinned before", () => {
    const { state, document } = setUp();
    state().add(row("a"));
    state().pin("a");
    state().rename("a", "x".repeat(500));
    expect(document().rows[0].name).toHaveLength(80);
    state().undo();
    expect(document().rows[0]).toMatchObject({ name: "", pinned: true });
  });
});

describe("what is kept", () => {
  it("is a session or a copy of a run in training", () => {
    const storage = fakeStorage();
    expect(holdsBench(storage)).toBe(false);
    expect(holdsBench(undefined)).toBe(false);
    storage.setItem(RUN_KEY, "x");
    expect(holdsBench(storage)).toBe(true);
  });

  it("comes back after a reload, but for options of the address", () => {
    const storage = fakeStorage();
    const { state } = setUp(storage);
    state().setOptions({ seed: 5, task: "letters" });
    state().setOwn("points", "x,y,class\n");
    state().toggle("codes", true);
    state().add(row("a"));
    state().save();
    expect(state().kept).toEqual({ characters: storage.texts.get(SESSION_KEY)!.length, problem: "" });
    const again = setUp(storage);
    expect(again.document()).toEqual(state().edited.document);
    expect(again.state().own).toEqual({ points: "x,y,class\n" });
    const linked = setUp(storage, "seed=9");
    expect(linked.document()).toMatchObject({ values: { seed: 9, task: "points" }, rows: [{ id: "a" }] });
  });

  it("is refused by a full or blocked storage with a sentence, and nothing is lost on the page", () => {
    for (const storage of [fakeStorage(10), null]) {
      const { state, ids } = setUp(storage);
      state().add(row("a"));
      state().save();
      expect(state().kept.problem).toMatch(/\.$/);
      expect(ids()).toEqual(["a"]);
    }
    expect(
      openStorage(() => {
        throw new DOMException("blocked", "SecurityError");
      }),
    ).toBeUndefined();
  });

  it("is kept again after it was cleared from outside, with a sentence", () => {
    const storage = fakeStorage();
    const { state } = setUp(storage);
    state().add(row("a"));
    state().save();
    storage.texts.clear();
    state().storageChanged(null, null);
    expect(storage.texts.get(SESSION_KEY)).toContain('"id":"a"');
    expect(state().notes[0]).toContain("was cleared");
    state().storageChanged(SESSION_KEY, "{}");
    expect(state().notes[0]).toContain("another tab");
    state().dismissNotes();
    state().storageChanged("theme", "dark");
    expect(state().notes).toEqual([]);
  });

  it("is put aside when it is damaged", () => {
    const storage = fakeStorage();
    storage.setItem(SESSION_KEY, "{damaged");
    const { state, ids } = setUp(storage);
    expect(ids()).toEqual([]);
    expect(state().notes[0]).toContain("could not be read");
    expect(storage.texts.get(DAMAGED_KEY)).toBe("{damaged");
  });

  it("is removed by the reader, and undo brings the rows back", () => {
    const storage = fakeStorage();
    const { state, ids } = setUp(storage);
    state().add(row("a"));
    state().save();
    state().clear();
    expect(storage.texts.size).toBe(0);
    state().undo();
    expect(ids()).toEqual(["a"]);
  });

  it("goes into a file and comes back from it; a file that is refused changes nothing", () => {
    const { state } = setUp();
    state().add(row("a"));
    state().setOptions({ seed: 12 });
    const text = state().text();
    const other = setUp();
    other.state().add(row("z"));
    other.state().load(text);
    expect(other.ids()).toEqual(["a"]);
    expect(other.document().values.seed).toBe(12);
    other.state().load("{");
    expect(other.state().notes[0]).toMatch(/damaged or cut off.*The bench is as it was\.$/);
    expect(other.ids()).toEqual(["a"]);
    other.state().undo();
    expect(other.ids()).toEqual(["z"]);
  });
});

describe("options", () => {
  it("are put right with a note", () => {
    const { state, document } = setUp();
    state().setOptions({ steps: 1e9, nonsense: 1 });
    expect(document().values.steps).toBe(5000);
    expect(state().notes[0]).toContain("outside 20 to 5000");
  });

  it("of a run make the same run again, to the last bit of the learning rate", () => {
    for (const rate of ["0.3", "0.7", "1.1", "3.3", "0.123456789"]) {
      const query = `task=chars&seed=4&lr=${rate}&lanes=adam-32,lion-4-b128-lr0.0003&engine=reference`;
      const { values } = parseOptions(benchOptions, new URLSearchParams(query));
      const config = configOf(values as BenchValues);
      const found = optionsOfRun(config, "reference");
      if ("problem" in found) throw new Error(`${rate}: ${found.problem}`);
      expect(configOf(found.values)).toEqual(config);
      expect(new URLSearchParams(queryOf(found.values)).get("engine")).toBe("reference");
    }
  });

  it("leave the options of what fits as they are", () => {
    const { state, document } = setUp(undefined, "fits-budget=12");
    const found = optionsOfRun({ ...configOf(USUAL_VALUES), seed: 8 }, "auto");
    if ("problem" in found) throw new Error(found.problem);
    state().setOptions(found.values);
    expect(document().values.seed).toBe(8);
    expect(fitsValues(document().values)).toMatchObject({ budget: 12, release: false });
    state().setOptions(fitsPatch({ budget: 20 }));
    expect(queryOf(document().values)).toBe("seed=8&fits-budget=20");
  });

  it("cannot express a map that was drawn, and say so", () => {
    const [first, second] = configOf(USUAL_VALUES).lanes;
    const lanes = [first, { ...second, mapValues: [-1, 0, 1] }];
    expect(optionsOfRun({ ...configOf(USUAL_VALUES), lanes }, "auto")).toHaveProperty("problem");
    expect(optionsOfRun({ ...configOf(USUAL_VALUES), width: 7 }, "auto")).toHaveProperty("problem");
  });
});

describe("the reader's own data in the address", () => {
  const csv = Array.from({ length: 60 }, (_, i) => `${i / 60},${(i * i) / 3600},${"ab"[i % 2]}`).join("\n");
  const values = USUAL_VALUES;

  it("are compressed there, and a fresh browser reads them with the options and the locks", () => {
    const query = queryOfBench({ values: { ...values, seed: 7 }, lock: ["steps"], ownText: csv });
    expect(query).toMatch(/^seed=7&data\.z=[A-Za-z0-9_-]+&lock=steps$/);
    expect(query.length).toBeLessThan(csv.length);
    const { state, document } = setUp(undefined, query);
    expect(state().own).toEqual({ points: csv });
    expect(document().values.seed).toBe(7);
    expect(state().notes).toEqual([]);
  });

  it("take the place of other data with a sentence", () => {
    const storage = fakeStorage();
    const first = setUp(storage);
    first.state().setOptions({ task: "letters" });
    first.state().setOwn("points", "x,y,class\n1,2,a\n");
    first.state().save();
    const { state, document } = setUp(storage, queryOfBench({ values, lock: [], ownText: csv }));
    expect(state().own.points).toBe(csv);
    expect(document().values.task).toBe("points");
    expect(state().notes[0]).toContain("take the place");
  });

  it("that are damaged or belong to a task without data of one's own change nothing", () => {
    const query = queryOfBench({ values, lock: [], ownText: csv });
    const cut = setUp(undefined, query.slice(0, -20));
    expect(cut.state().own).toEqual({});
    expect(cut.state().notes[0]).toMatch(
      /^Your own data: The packed part of this link is damaged or cut off\.$/,
    );
    const { notes } = ownTextOf(
      new URLSearchParams(query.slice(0, -20)),
      makeWords("de", germanBench),
      makeTranslate("de", de),
    );
    expect(notes).toEqual([
      "Ihre eigenen Daten: Der gepackte Teil dieses Links ist beschädigt oder abgeschnitten.",
    ]);
  });

  it("that are too long are left out of the address, with a sentence", () => {
    const random = makeRandom(1);
    const long = Array.from({ length: 3000 }, () => random.normal()).join(",");
    for (const ownText of [long, long.slice(0, 19_000)]) {
      expect(queryOfBench({ values, lock: [], ownText })).toBe("");
      expect(leftOutSentence(ownText)).toContain("too long for a link");
    }
    expect(leftOutSentence(csv)).toBe("");
  });
});

describe("panels", () => {
  it("move past closed ones, and stay at the ends", () => {
    const ids = (panels: readonly { id: string }[]) => panels.map(({ id }) => id);
    const moved = movePanel(USUAL_PANELS, "ledger", -1);
    expect(ids(moved).slice(0, 3)).toEqual(["pictures", "ledger", "curves"]);
    expect(movePanel(USUAL_PANELS, "pictures", -1)).toEqual(USUAL_PANELS);
    expect(movePanel(USUAL_PANELS, "ledger", 1)).toEqual(USUAL_PANELS);
    expect(togglePanel(USUAL_PANELS, "codes").find(({ id }) => id === "codes")?.open).toBe(true);
  });

  it("are complete whatever was stored", () => {
    const panels = checkedPanels([
      { id: "codes", open: true },
      { id: "magic", open: true },
      { id: "codes", open: false },
    ]);
    expect(panels[0]).toEqual({ id: "codes", open: true });
    expect(panels).toHaveLength(PANELS.length);
  });
});

it("keeps options that a lesson's link locks, and says so", () => {
  const { state, document } = setUp(undefined, "steps=50&lock=steps,lanes");
  state().setOptions({ steps: 70, seed: 4 });
  expect(document().values).toMatchObject({ steps: 50, seed: 4 });
  expect(state().notes).toEqual(["Steps is locked by this lesson’s link."]);
});

describe("presets", () => {
  it("belong to chapters, and each is a run that can be made", () => {
    const files = readdirSync("content/chapters")
      .filter((file) => file.endsWith(".mdx"))
      .sort();
    const slugs = files.map((file) => file.replace(/^\d+-|\.mdx$/g, ""));
    expect(PRESETS.map(({ chapter }) => chapter)).toEqual(slugs);
    expect(FAULT_PRESETS).toHaveLength(FAULTS.length);
    for (const { title, query } of [...PRESETS, ...FAULT_PRESETS]) {
      const { values, notes } = parseOptions(benchOptions, new URLSearchParams(query));
      expect(notes, title).toEqual([]);
      expect(readLanes(String(values.lanes)).problem, title).toBe("");
      const config = configOf(values as BenchValues);
      expect(estimateRun(taskInfo(config.task), config, null).fits, title).toBe(true);
      expect(optionsOfRun(config, "reference"), title).toHaveProperty("values");
    }
  });

  it("train each fault beside a sound lane with the same settings", () => {
    for (const { title, query } of FAULT_PRESETS) {
      const { values } = parseOptions(benchOptions, new URLSearchParams(query));
      expect(readLanes(String(values.lanes)).problem).toBe("");
      const [, sound, faulty] = configOf(values as BenchValues).lanes;
      expect(faulty.fault, title).toBeDefined();
      expect({ ...sound, fault: faulty.fault }, title).toEqual(faulty);
    }
  });
});
