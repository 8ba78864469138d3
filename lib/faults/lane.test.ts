import { expect, test } from "vitest";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { bytesOf, ClinicLane } from "./lane";
import { clinicGradients, clinicWeights } from "./network";
import { soundParts, soundParts32 } from "./parts";
import { PATIENT, type Patient } from "./patient";
import { makeBatches } from "./text";

const EVERYWHERE: Patient = { ...PATIENT, min8bitSize: 0, keep32: [] };
const STEPS = 5;

test.each(["adam", "lion", "ademamix", "rmsprop"])(
  "a sound lane steps as step8 and step32 do, bit by bit: %s",
  (name) => {
    const rule = ruleNamed(name);
    const patient: Patient = { ...EVERYWHERE, rule: name };
    const weights = clinicWeights(1);
    const eight = new ClinicLane(weights, soundParts(patient), 1);
    const exact = new ClinicLane(weights, soundParts32(patient), 1);
    const maps = stateMaps(patient.map, 8, rule);
    const params = weights.map(({ values }) => values.slice());
    const params32 = weights.map(({ values }) => values.slice());
    const states = params.map(({ length }) => makeState8(rule, length, patient.blockSize, maps));
    const states32 = params.map(({ length }) => makeState32(rule, length));
    const nextBatch = makeBatches(1);
    for (let step = 1; step <= STEPS; step++) {
      const batch = nextBatch();
      eight.step(batch);
      exact.step(batch);
      const c = rule.prepare(patient.hyper, step);
      params.forEach((values, i) => {
        step8(rule, c, values, eight.grads[i], states[i]);
        step32(rule, c, params32[i], exact.grads[i], states32[i]);
      });
    }
    expect(eight.params).toEqual(params);
    expect(exact.params).toEqual(params32);
    eight.states.forEach((state, i) => {
      if (state.bits !== 8) throw new Error("32 bits");
      expect(state.codes).toEqual(states[i].map(({ codes }) => codes));
      expect(state.scales).toEqual(states[i].map(({ absmax }) => absmax));
    });
  },
);

test("a sound lane goes on from a checkpoint as if nothing had happened", () => {
  const [resumed, other] = [0, 1].map(() => new ClinicLane(clinicWeights(1), soundParts(PATIENT), 1));
  const nextBatch = makeBatches(1);
  for (let step = 0; step < STEPS; step++) {
    if (step === 2) resumed.resume(resumed.save());
    const batch = nextBatch();
    expect(resumed.step(batch)).toEqual(other.step(batch));
  }
});

test("the bytes of a state are those of the ledger", () => {
  const lane = new ClinicLane(clinicWeights(1), soundParts(EVERYWHERE), 1);
  const storage = { bits: 8, blockSize: EVERYWHERE.blockSize, min8bitSize: 0 };
  expect(lane.states.map(bytesOf)).toEqual(
    lane.weights.map(({ values }) => stateBytes(lane.parts.rule, values.length, storage).total),
  );
});

test("gradients are the slopes of the loss", () => {
  const batch = makeBatches(3)();
  const params = clinicWeights(3).map(({ values }) => values.slice());
  const grads = params.map(({ length }) => new Float32Array(length));
  const scratch = params.map(({ length }) => new Float32Array(length));
  clinicGradients(params, batch, grads);
  const h = 1e-2;
  params.forEach((values, i) => {
    // The place with the largest gradient: a word that does not occur has none.
    const place = grads[i].reduce((best, g, k) => (Math.abs(g) > Math.abs(grads[i][best]) ? k : best), 0);
    const at = values[place];
    values[place] = at + h;
    const above = clinicGradients(params, batch, scratch);
    values[place] = at - h;
    const below = clinicGradients(params, batch, scratch);
    values[place] = at;
    expect((above - below) / (2 * h) / grads[i][place]).toBeCloseTo(1, 2);
  });
});
