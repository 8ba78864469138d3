import { expect, it } from "vitest";
import { keyPlaces, MARK_PX } from "./keyPlaces";

const WORDS = ["weights", "gradients", "workspace", "activations", "state"];

it("lays all entries in one line where they fit", () => {
  expect(keyPlaces(WORDS, 640).map(({ line }) => line)).toEqual([0, 0, 0, 0, 0]);
});

it("begins a line before an entry that would leave the picture", () => {
  expect(keyPlaces(WORDS, 356).map(({ line }) => line)).toEqual([0, 0, 0, 1, 1]);
  expect(keyPlaces(WORDS, 10).map(({ line }) => line)).toEqual([0, 1, 2, 3, 4]);
});

it("leaves room for each word with the spacing of WCAG 1.4.12 before the next swatch", () => {
  const places = keyPlaces(WORDS, 640);
  // The widest word at 12 px, as Chromium lays it out, and 0.12 em after each of its letters.
  const activations = 61 + WORDS[3].length * 0.12 * 12;
  expect(places[4].left - places[3].left).toBeGreaterThan(MARK_PX + activations + 6);
});
