import { expect, it } from "vitest";
import { COUNT_SOURCES } from "@/lib/findings/models";
import { references } from "./references";

it("cites the sources of the models' sizes as the figure does", () => {
  for (const [key, { url }] of Object.entries(COUNT_SOURCES)) expect(references.get(key)?.url).toBe(url);
});
