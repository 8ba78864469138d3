import { expect, it } from "vitest";
import { FAULTS } from "@/lib/faults";
import { CLINIC_CASES } from "@/lib/xray/clinicCases";

it("points the X-ray's findings to cases that the clinic has", () => {
  const names = FAULTS.map(({ name }) => name);
  expect(Object.values(CLINIC_CASES).filter((name) => !names.includes(name))).toEqual([]);
});
