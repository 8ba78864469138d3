/** Scores in the forms of course systems that know no SPLICE, sent where the address asks for one of them. */
import type { FrameSettings } from "./settings";

/** Answers of an exercise so far. */
export interface Score {
  readonly answered: number;
  readonly right: number;
  /** Share of right answers, 0 to 1. */
  readonly score: number;
}

/** The exercise that a score belongs to. */
export interface Activity {
  /** Address of the frame without its options. */
  readonly id: string;
  readonly title: string;
}

/**
 * Returns the messages that report a score, in the form of one kind of host.
 *
 * @param report the setting `report` of the address; SPLICE needs answers of its host, see splice.ts
 */
export function scoreMessages(
  report: FrameSettings["report"],
  activity: Activity,
  score: Score,
): readonly unknown[] {
  if (report === "xapi") return [{ context: "h5p", action: "xAPI", statement: statementOf(activity, score) }];
  if (report === "openlearning")
    return [JSON.stringify({ action: "complete", score: Math.round(100 * score.score) })];
  return [];
}

/**
 * Returns the statement of Experience API 1.0.3 about an answer, as H5P's own exercises forward it to the page around
 * them. It has no actor: only the host knows who answered.
 */
function statementOf({ id, title }: Activity, { answered, right, score }: Score) {
  return {
    verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { "en-US": "answered" } },
    object: {
      objectType: "Activity",
      id,
      definition: {
        name: { "en-US": title },
        type: "http://adlnet.gov/expapi/activities/assessment",
      },
    },
    result: {
      score: { min: 0, max: answered, raw: right, scaled: score },
      success: right === answered,
      completion: true,
    },
  };
}
