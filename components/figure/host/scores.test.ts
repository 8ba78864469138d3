import { expect, it } from "vitest";
import { scoreMessages } from "./scores";
import { REPORTS } from "./settings";

const activity = { id: "https://a.example/embed/bug-clinic/", title: "The clinic" };
const score = { answered: 4, right: 3, score: 0.75 };

it("an H5P host gets a statement with the score and without a name", () => {
  const [message] = scoreMessages("xapi", activity, score);
  expect(message).toMatchObject({
    context: "h5p",
    action: "xAPI",
    statement: {
      object: { id: activity.id },
      result: { score: { min: 0, max: 4, raw: 3, scaled: 0.75 }, success: false },
    },
  });
  expect(JSON.stringify(message)).not.toContain("actor");
});

it("OpenLearning gets text, and no other system gets a message that it did not ask for", () => {
  expect(scoreMessages("openlearning", activity, score)).toEqual(['{"action":"complete","score":75}']);
  for (const report of REPORTS)
    expect(scoreMessages(report, activity, score)).toHaveLength(
      report === "xapi" || report === "openlearning" ? 1 : 0,
    );
});
