import { expect, it } from "vitest";
import { COUNT_SOURCES } from "@/lib/findings/models";
import { references } from "./references";

it("cites the same sources for the sizes of models as the figure", () => {
  for (const [key, { url }] of Object.entries(COUNT_SOURCES)) expect(references.get(key)?.url).toBe(url);
});
