/** Holds the links from the museum of state formats to the bench to what the bench reads. */
import { expect, it } from "vitest";
import { FORMATS } from "@/lib/numerics/formats";
import { benchQuery } from "./state-formats/model";
import { readLanes } from "./training-lab/lanesCodec";

const linked = FORMATS.flatMap((format) => {
  const query = benchQuery(format);
  return query === undefined ? [] : [{ format, query }];
});

it.each(linked)("the bench trains $format.name", ({ format, query }) => {
  const { lanes, problem } = readLanes(new URLSearchParams(query).get("lanes") ?? "");
  expect(problem).toBe("");
  const { differs: _, ...settings } = format.lane as Exclude<typeof format.lane, string>;
  expect(lanes?.[1]).toMatchObject(settings);
});
