import { describe, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import { factsOf } from "./model";
import { captionFor, printDecade } from "./words";

const dynamic = makeMap("dynamic", { bits: 8, signed: true });
/** Returns the caption with plain spaces, since the kind of space before a unit is not tested here. */
const caption = (index: number, map = dynamic) => captionFor(map, factsOf(map, index)).replace(/\s/g, " ");

describe("the caption", () => {
  it("names code, map, value and the distance of the neighbours", () => {
    const { value, above } = factsOf(dynamic, 200);
    const percent = ((100 * (above! - value)) / value).toPrecision(2).replace(/\.0$/, "");
    expect(caption(200)).toBe(
      `Code 200 of the signed dynamic map is ${printValue(value)}; its neighbours are ${percent} % away.`,
    );
  });

  it("has other sentences at the ends of the table and at zero", () => {
    expect(caption(255)).toMatch(/is 1; its only neighbour is 0\.7 % away/);
    expect(caption(0)).toMatch(/there is no −1.*error of 0\.7 %/);
    expect(caption(127)).toMatch(/becomes zero/);
  });

  it("is a sentence for every code of every sign", () => {
    for (const signed of [true, false]) {
      const map = makeMap("linear", { bits: 8, signed });
      for (let i = 0; i < 256; i++)
        expect(caption(i, map)).toMatch(/^Code \d+ of the .* map is [−0-9][^–]*\.$/);
    }
  });
});

describe("printed numbers", () => {
  it("keep four digits and the sign", () => {
    expect(printValue(-0.99296874)).toBe("−0.993");
    expect(printValue(3.25e-6)).toBe("3.25e−6");
    expect(printDecade(0, true)).toBe("−1 to −0.1");
    expect(printDecade(-5, false)).toBe("10⁻⁶ to 10⁻⁵");
  });
});
