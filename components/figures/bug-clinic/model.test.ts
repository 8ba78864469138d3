import { describe, expect, it } from "vitest";
import { FAULTS, faultNamed } from "@/lib/faults";
import { caseOf } from "@/lib/faults/diagnosis";
import { ORDERS } from "@/lib/faults/orders";
import { clinicRun, orderRun } from "@/lib/jobs/clinic/clinicJob";
import { atOnce } from "@/lib/jobs/sliced";
import { defaultsOf } from "@/lib/options/options";
import { bugClinicOptions } from "./figure";
import { captionOf, laneLabels, shownOf, tableOf } from "./model";
import { recordedFor } from "./recorded";
import { readScore, totals } from "./score";
import { decisionSentence, resultSentence, symptomsSentence } from "./words";

const values = defaultsOf(bugClinicOptions);
const first = clinicRun(shownOf(values).setup).next().value!;

describe("what is shown", () => {
  it("is the chosen fault, or the case of the patient's number", () => {
    expect(shownOf(values)).toEqual({ setup: { fault: "unsigned-map-524", seed: 1 }, hidden: null });
    const { setup, hidden } = shownOf({ ...values, mode: "diagnose", patient: 12 });
    expect(hidden).toEqual(caseOf(12));
    expect(setup).toEqual({ fault: caseOf(12).fault.name, seed: caseOf(12).seed });
  });

  it("is named in the caption, but not where it is to be found", () => {
    const trained = { steps: first.steps, readings: first.readings };
    expect(captionOf(shownOf(values), trained, 1)).toMatch(
      /^Unsigned map with 524 entries: after 4 steps the loss of the third lane is \d\.\d+, .* Its state takes \d/,
    );
    const hidden = captionOf(shownOf({ ...values, mode: "diagnose", patient: 12 }), trained, 12);
    expect(hidden).toMatch(/^Patient 12: after 4 steps/);
    expect(hidden).not.toContain(caseOf(12).fault.label);
  });

  it("has a row of numbers for each step", () => {
    const { rows, columns } = tableOf({ steps: first.steps, readings: [] }, laneLabels(false));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toHaveLength(columns.length);
    expect(rows[3][1]).toBeCloseTo(first.steps[0][3].loss, 4);
  });

  it("is the recorded run for the defaults and for nothing else", () => {
    expect(recordedFor(shownOf(values).setup)?.steps[2]).toHaveLength(120);
    expect(recordedFor({ fault: "unsigned-map-524", seed: 2 })).toBeNull();
    expect(recordedFor({ fault: "ties-up", seed: 1 })).toBeNull();
  });
});

describe("the words", () => {
  it.each(FAULTS)("of $name are sentences", (fault) => {
    for (const text of [fault.what, fault.sign, fault.cure, symptomsSentence(fault), decisionSentence(fault)])
      expect(text).toMatch(/^[A-Z“].*\.$/);
  });

  it.each(["step", "vectors", "resume"])("of the test %s say what differs", (order) => {
    const sentence = (fault: string) => resultSentence(atOnce(orderRun({ fault, seed: 1, order }))!.result);
    expect(sentence("silent-32")).toMatch(order === "step" ? /^Moves differ in/ : /equal|as they should be/);
    expect(sentence("ties-up")).toMatch(order === "vectors" ? /at midpoints between two entries/ : /\.$/);
    expect(sentence("moments-lost")).toMatch(
      order === "resume" ? /^Moves differ in/ : /equal|as they should be/,
    );
  });

  it("says nothing for a test that does not exist", () => {
    expect(atOnce(orderRun({ fault: faultNamed("ties-up").name, seed: 1, order: "" }))).toBeNull();
    expect(new Set(ORDERS.map(({ name }) => name)).size).toBe(ORDERS.length);
  });
});

describe("the score", () => {
  it("is read from what was stored, and from nothing else", () => {
    expect(readScore('{"1":true,"22":false}')).toEqual({ "1": true, "22": false });
    for (const bad of [null, "", "[]", "7", "null", "{", '{"1":"yes","<b>":true}'])
      expect(readScore(bad)).toEqual({});
  });

  it("counts patients and right answers", () => {
    expect(totals({ "1": true, "2": false, "3": true })).toEqual({ answered: 3, right: 2 });
  });
});
