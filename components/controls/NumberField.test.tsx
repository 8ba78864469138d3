import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { de } from "@/lib/i18n/de";
import { NumberField } from "./NumberField";
import { Translation } from "./translation";

it("shows its number as the page prints numbers, with all digits and without separators", () => {
  const field = (value: number) => (
    <NumberField label="x" value={value} check={() => ({ value })} onChange={() => {}} />
  );
  const inGerman = (value: number) =>
    renderToStaticMarkup(
      <Translation locale="de" messages={de}>
        {field(value)}
      </Translation>,
    );
  expect(renderToStaticMarkup(field(0.001))).toContain('value="0.001"');
  expect(inGerman(0.001)).toContain('value="0,001"');
  expect(inGerman(-2.5e-7)).toContain('value="-2,5e-7"');
  expect(inGerman(12_345)).toContain('value="12345"');
});
