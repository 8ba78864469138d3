import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { packRun, unpackRun } from "./recordedRun";
import { recordRun } from "./recordRun";
import { twinConfig } from "./twinConfig";

describe("a recorded run as JSON", () => {
  beforeAll(openReference);

  it("keeps all numbers, and pictures to within half of one of 256 levels", async () => {
    const config = twinConfig({ width: 8, taskOptions: { data: "spiral" }, maxSteps: 5 });
    const recorded = await recordRun(config, 5, "a device");
    const read = unpackRun(JSON.parse(JSON.stringify(packRun(recorded))));
    const { pictures, ...drawing } = recorded.drawing;
    const { pictures: readPictures, ...readDrawing } = read.drawing;
    expect({ ...read, drawing: readDrawing }).toEqual({ ...recorded, drawing });
    expect(recorded.losses[0]).toHaveLength(5);
    pictures.forEach((picture, lane) => {
      const halfLevel = (Math.max(...picture) - Math.min(...picture)) / 510;
      picture.forEach((value, i) => {
        expect(Math.abs(readPictures[lane][i] - value)).toBeLessThanOrEqual(halfLevel * 1.001);
      });
    });
  });
});
