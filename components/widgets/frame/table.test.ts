import { expect, it } from "vitest";
import { toCsv } from "./table";

it("quotes what would break a CSV file", () => {
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
