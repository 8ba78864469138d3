import { expect, it } from "vitest";
import { shortest32, toCsv } from "./table";

it("quotes cells that contain a separator, a quote or a line break", () => {
  const csv = toCsv({
    caption: "c",
    columns: ["a", 'b "quoted"'],
    rows: [
      [1, "x, y"],
      [-2.5e-7, "two\nlines"],
    ],
  });
  expect(csv).toBe('a,"b ""quoted"""\r\n1,"x, y"\r\n-2.5e-7,"two\nlines"\r\n');
});

it("writes 32-bit numbers so that equal digits mean equal bits", () => {
  const values = Float32Array.from(
    { length: 2000 },
    (_, i) => Math.exp(Math.sin(i * 7.3) * 20) * (i % 2 ? 1 : -1),
  );
  expect(Float32Array.from(values, shortest32)).toEqual(values);
  expect(shortest32(Math.fround(0.1))).toBe(0.1);
  expect(shortest32(Number.NaN)).toBeNaN();
});
