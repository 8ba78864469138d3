import { expect, it } from "vitest";
import { type StudyNews, studyWords } from "./studyWords";

const news: StudyNews = {
  status: "idle",
  progress: null,
  done: 0,
  runs: 30,
  steps: 150,
  problem: "",
  engine: null,
};
const progress = {
  name: "a",
  finished: 28,
  entries: 30,
  step: 50,
  maxSteps: 150,
  losses: [1],
  stepsPerSecond: 10,
};

it("says where a study stands, and how long the rest takes", () => {
  expect(studyWords(news)).toMatch(/^30 runs of 150 steps each/);
  expect(studyWords({ ...news, done: 4 })).toBe("4 of 30 runs done; Start goes on with the others.");
  const running = { ...news, status: "running" as const, done: 28, progress };
  expect(studyWords(running)).toBe("28 of 30 runs done. Step 50 of 150, 10 a second, about 25 s to go.");
  expect(studyWords({ ...running, progress: { ...progress, finished: 0, step: 1 } })).not.toMatch(/to go/);
  expect(studyWords({ ...running, progress: { ...progress, finished: 0 } })).toMatch(/about 8 min to go/);
  expect(studyWords({ ...news, status: "failed", problem: "The runs stopped: no memory." })).toMatch(
    /no memory\.$/,
  );
  expect(studyWords({ ...news, status: "finished", runs: 1, done: 1 })).toBe("The run is done.");
});
