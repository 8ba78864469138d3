import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { attributeName, readAddress, writeAddress } from "@/components/figure/address";
import * as packer from "@/lib/options/longTexts";
import type { OptionSpec, OptionsTable } from "@/lib/options/options";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { definitionOf } from "./entries";
import { FIGURE_NAMES } from "./index";

/** Whether a value is one that its option allows. */
function allowed(spec: OptionSpec, value: unknown): boolean {
  switch (spec.kind) {
    case "number":
      return typeof value === "number" && value >= spec.min && value <= spec.max;
    case "choice":
      return spec.choices.some((choice) => choice.value === value);
    case "toggle":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string" && value.length <= spec.maxLength;
  }
}

/** A text in an address: hostile, near a number, or any. */
const text = fc.oneof(
  fc.constantFrom(...NAUGHTY_STRINGS, "NaN", "-1e309", "%", "%E0%A4%A", "x".repeat(5000), "constructor"),
  fc.double().map(String),
  fc.integer({ min: -10, max: 5000 }).map(String),
  fc.string(),
);

/** A query that names options of a table by key, name, attribute and packed key, and keys of no option. */
const queryOf = (table: OptionsTable) => {
  const keys = Object.entries(table).flatMap(([name, { url }]) => [
    url,
    name,
    attributeName(name),
    `${url}.z`,
  ]);
  const key = fc.constantFrom(...keys, "__proto__", "constructor", "toString", "");
  // Not always encoded: an address is what somebody has typed.
  return fc
    .array(fc.tuple(key, text, fc.boolean()), { maxLength: 8 })
    .map((pairs) =>
      pairs
        .map(([name, value, raw]) => (raw ? `${name}=${value}` : `${new URLSearchParams([[name, value]])}`))
        .join("&"),
    );
};

it("reads 10,000 random addresses of embeds as allowed values, and can write each of them again", async () => {
  const tables = await Promise.all(FIGURE_NAMES.map(async (name) => (await definitionOf(name))!.options));
  const address = fc.constantFrom(...tables).chain((table) => fc.tuple(fc.constant(table), queryOf(table)));
  let corrected = 0;
  fc.assert(
    fc.property(address, ([table, query]) => {
      const { values, notes } = readAddress(table, query, "", packer);
      // One comparison for all options: a hundred thousand of them take seconds.
      const wrong = Object.entries(table).filter(([name, spec]) => !allowed(spec, values[name]));
      const unclear = notes.filter((note) => note.length > 300 || !note.endsWith("."));
      if (wrong.length + unclear.length > 0) throw new Error(JSON.stringify([wrong, unclear]));
      corrected += notes.length;
      const again = writeAddress(table, values, "", "", packer);
      if (!isDeepStrictEqual(readAddress(table, again, "", packer), { values, notes: [] }))
        throw new Error(`It comes back otherwise from ${again}.`);
    }),
    { numRuns: 10_000 },
  );
  expect(corrected).toBeGreaterThan(5000);
  expect({}).not.toHaveProperty("polluted");
});
