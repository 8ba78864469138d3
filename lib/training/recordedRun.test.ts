import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { packMoves, unpackMoves } from "./packedMoves";
import { packRun, unpackRun } from "./recordedRun";
import { recordRun } from "./recordRun";
import { twinConfig } from "./twinConfig";

describe("recorded moves", () => {
  it("are exact in steps with a long move or a lost moment and in the longest, and have two digits elsewhere", () => {
    const moves = {
      largest: Float32Array.of(0, 1.3961, 1.3949, 12.345, Number.NaN, 1.3999),
      tensor: Uint32Array.of(1, 1, 1, 2, 0, 1),
      element: Uint32Array.of(5, 5, 5, 6, 0, 5),
      long: Uint32Array.of(0, 0, 0, 3, 0, 0),
      lost: Uint32Array.of(0, 0, 7, 0, 0, 0),
    };
    const two = Math.fround(1.3);
    expect(unpackMoves(JSON.parse(JSON.stringify(packMoves(moves))))).toEqual({
      largest: Float32Array.of(0, two, moves.largest[2], moves.largest[3], Number.NaN, two),
      tensor: Uint32Array.of(0, 0, 1, 2, 0, 0),
      element: Uint32Array.of(0, 0, 5, 6, 0, 0),
      long: moves.long,
      lost: moves.lost,
    });
  });
});

describe("a recorded run as JSON", () => {
  beforeAll(openReference);

  it("keeps all numbers, and pictures to within half of one of 256 levels", async () => {
    const config = twinConfig({ width: 8, taskOptions: { data: "spiral" }, maxSteps: 5 });
    const recorded = await recordRun(config, 5, "a device");
    const read = unpackRun(JSON.parse(JSON.stringify(packRun(recorded))));
    const { pictures, ...drawing } = recorded.drawing;
    const { pictures: readPictures, ...readDrawing } = read.drawing;
    expect({ ...read, moves: [], drawing: readDrawing }).toEqual({ ...recorded, moves: [], drawing });
    read.moves.forEach(({ largest }, lane) => {
      largest.forEach((move, step) => {
        expect(move / recorded.moves[lane].largest[step]).toBeGreaterThan(0.9);
        expect(move).toBeLessThanOrEqual(recorded.moves[lane].largest[step]);
      });
    });
    expect(recorded.losses[0]).toHaveLength(5);
    pictures.forEach((picture, lane) => {
      const halfLevel = (Math.max(...picture) - Math.min(...picture)) / 510;
      picture.forEach((value, i) => {
        expect(Math.abs(readPictures[lane][i] - value)).toBeLessThanOrEqual(halfLevel * 1.001);
      });
    });
  });
});
