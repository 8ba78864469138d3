import { expect, test } from "vitest";
import { percent, printCommand, scientific, significant } from "./format";

test("significant digits without exponents", () => {
  expect(significant(0.00465625, 4)).toBe("0.004656");
  expect(significant(-0.99296875, 4)).toBe("−0.9930");
  expect(significant(2.03125, 6)).toBe("2.03125");
  expect(significant(0, 2)).toBe("0.0");
});

test("powers of ten have superscripts", () => {
  expect(scientific(5.5e-7, 2)).toBe("5.5 × 10⁻⁷");
  expect(scientific(-4.294967296e9, 3)).toBe("−4.29 × 10⁹");
});

test("shares become percent", () => {
  expect(percent(0.00703125, 1)).toBe("0.7 %");
});

test("commands leave out what changes no run", () => {
  expect(printCommand("npm run reproduce --  --grid edge --jobs 12 --seeds 4 --cells a,b --steps 300")).toBe(
    "npm run reproduce -- --grid edge --seeds 4 --steps 300",
  );
});
