import { expect, test } from "vitest";
import { FAULTS, faultNamed } from ".";
import { FAMILIES } from "./fault";
import type { TrainedLane } from "./lane";
import { soundParts, soundParts32 } from "./parts";
import type { Patient } from "./patient";
import { lanesOf, patientOf, trainLane } from "./run";
import { holds, type Measures, measure } from "./symptoms";

const SEEDS = [1, 2, 3];

/** The sound lanes of a patient, which many faults share. */
const sound = new Map<string, readonly TrainedLane[]>();
function soundLanes(patient: Patient): readonly TrainedLane[] {
  const key = JSON.stringify(patient);
  const known =
    sound.get(key) ?? [soundParts32, soundParts].map((parts) => trainLane(patient, parts(patient)));
  sound.set(key, known);
  return known;
}

function measured(name: string, seed: number): Measures {
  const fault = faultNamed(name);
  const patient = patientOf(fault, seed);
  const [, , faulty] = lanesOf(patient, fault);
  return measure([...soundLanes(patient), trainLane(patient, faulty)]);
}

test.each(FAULTS)("$name shows what its entry says, in each seed", ({ name, symptoms }) => {
  for (const seed of SEEDS) {
    const numbers = measured(name, seed);
    const missing = symptoms.filter((symptom) => !holds(symptom, numbers));
    expect(missing, `seed ${seed}: ${JSON.stringify(numbers)}`).toEqual([]);
  }
});

test("a sound lane in the place of the faulty one shows no symptom but those of soundness", () => {
  const patient = patientOf(FAULTS[0], 1);
  const [exact, eight] = soundLanes(patient);
  const numbers = measure([exact, eight, eight]);
  const shown = FAULTS.flatMap(({ symptoms }) => symptoms).filter((symptom) => holds(symptom, numbers));
  expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(["hidden", "same bytes"]));
});

test("the list has names of its own, all families, sources and a symptom for each", () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(16);
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
  expect(new Set(FAULTS.map(({ family }) => family))).toEqual(new Set(Object.keys(FAMILIES)));
  for (const { name, sources, symptoms } of FAULTS) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    expect(symptoms.length).toBeGreaterThan(0);
    for (const { text, url } of sources) {
      expect(text).not.toBe("");
      expect(url).toMatch(/^https:\/\//);
    }
  }
  expect(() => faultNamed("haste")).toThrow('fault is "haste", but must be one of unsigned-map-524');
});
