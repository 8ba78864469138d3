import { expect, test } from "vitest";
import { FAULTS, faultNamed } from ".";
import type { Fault } from "./fault";
import { ClinicLane } from "./lane";
import { clinicWeights } from "./network";
import { ORDERS, type OrderResult } from "./orders";
import { soundParts } from "./parts";
import { readingsOf } from "./readings";
import { faultyParts, patientOf } from "./run";

/** A fault that changes nothing. */
const NONE: Fault = { ...FAULTS[0], name: "none", change: () => ({}) };

function ordered(name: string, fault: Fault): OrderResult {
  const work = ORDERS.find((order) => order.name === name)!.run(fault, 1);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(1);
  }
}

/** Whether a test found anything. */
function differs(result: OrderResult): boolean {
  switch (result.kind) {
    case "moves":
      return result.tensors.some(({ difference }) => difference !== 0);
    case "codes":
      return result.tables.some(({ entries, codes }) => entries + codes > 0);
    case "training":
      return result.before.longestMove > 3 * result.after.longestMove;
  }
}

/** Bytes and scales of each tensor of a lane that has not stepped yet. */
const stateOf = (parts: ReturnType<typeof soundParts>) =>
  readingsOf(new ClinicLane(clinicWeights(1), parts, 1)).map(({ bytes, scales }) => ({ bytes, scales }));

test.each(["step", "vectors", "resume"])("the test %s finds nothing in a sound lane", (name) => {
  expect(differs(ordered(name, NONE))).toBe(false);
});

test.each(FAULTS.filter(({ decidedBy }) => decidedBy !== "bytes" && decidedBy !== "scales"))(
  "$decidedBy decides on $name",
  (fault) => {
    expect(differs(ordered(fault.decidedBy, fault))).toBe(true);
  },
);

test.each(FAULTS.filter(({ decidedBy }) => decidedBy === "bytes" || decidedBy === "scales"))(
  "$decidedBy decide on $name",
  (fault) => {
    const patient = patientOf(fault, 1);
    const [sound, faulty] = [soundParts(patient), faultyParts(patient, fault)].map(stateOf);
    const key = fault.decidedBy === "bytes" ? "bytes" : "scales";
    expect(faulty.map((each) => each[key])).not.toEqual(sound.map((each) => each[key]));
  },
);

test("32-bit state for the embedding ends the leaps of an ignored override", () => {
  const result = ordered("32-embedding", faultNamed("override-ignored"));
  expect(result.kind === "training" && result.before.longestMove / result.after.longestMove).toBeGreaterThan(
    10,
  );
});

test("ties are told by midpoints, a missing guard by values next to zero", () => {
  const codes = (name: string) => {
    const result = ordered("vectors", faultNamed(name));
    return result.kind === "codes" ? result.tables : [];
  };
  expect(codes("ties-up").map(({ entries }) => entries)).toEqual([0, 0]);
  // Every second midpoint belongs to an even code already; the midpoints of float32 are not all exact.
  for (const { codes: all, atMidpoints } of codes("ties-up")) {
    expect(atMidpoints).toBeGreaterThan(60);
    // A few midpoints lie on the grid as well.
    expect(atMidpoints / all).toBeGreaterThan(0.9);
  }
  const [signed, unsigned] = codes("no-sign-guard");
  expect(signed.nextToZero).toBe(signed.codes);
  expect(signed.nextToZero).toBeGreaterThan(0);
  expect(unsigned.codes).toBe(0);
});
