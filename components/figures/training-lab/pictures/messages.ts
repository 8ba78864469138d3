import type { Messages } from "@/lib/i18n/message";

/** The messages of the pictures of the tasks in English. */
export const pictureMessages = {
  "lab.loading": "Loading…",
  "lab.range": "{from} to {to}",

  "lab.points.lane": "Network with {lane} state",
  "lab.points.boundary": "Decision boundary of {lane}.",
  "lab.points.over": "Decision boundary of {lane}, over that of {reference}.",
  "lab.points.waiting": "The samples in the plane; no network has been evaluated yet.",
  "lab.points.one": "The class that {lane} chooses in each place of the plane.",

  "lab.regression.truth": "true curve",
  "lab.regression.waiting": "The points to learn from; no curve has been learned yet.",
  "lab.regression.broken": "{lane} has no curve: its numbers are no longer finite",
  "lab.regression.one": "The curve of {lane} among the points",
  "lab.regression.farthest":
    "the farthest from the curve of {reference} is that of {lane}, {away} away (root mean square)",
  "lab.regression.same": "the curves of {reference} and {lane} are the same",
  "lab.regression.apart": "the curves of {reference} and {lane} lie {away} apart (root mean square)",
  "lab.regression.fromTruth": "from the true curve it is {away}",

  "lab.letters.key": "row: the letter, column: what it is read as",
  "lab.letters.nothing": "has read nothing yet",
  "lab.letters.readAs": "{truth} read as {guess}",
  "lab.letters.waiting": "No model has read a letter yet.",
  "lab.letters.right": "Of {all} held-out letters are read right: {shares}; there are no errors.",
  "lab.letters.worst": {
    one: "Of {all} held-out letters are read right: {shares}; most often {truth} is read as {guess} (once{together}).",
    other:
      "Of {all} held-out letters are read right: {shares}; most often {truth} is read as {guess} ({count} times{together}).",
  },
  "lab.letters.together": ", all lanes together",

  "lab.chars.lane": "Text written with {lane} state",
  "lab.chars.nothing": "Nothing is written yet.",
  "lab.chars.waiting": "No model has written anything yet.",
  "lab.chars.one": "What {lane} writes after three beginnings.",
  "lab.chars.same": "After three beginnings and with the same noise, {lanes} as {reference} does.",
  "lab.chars.all": "{lane} writes all {all} characters",
  "lab.chars.first": "{lane} writes the first {same} of {all} characters",

  "lab.words.rank": "rank of the word, most frequent first",
  "lab.words.loss": "held-out loss, nats",
  "lab.words.row": "mean length of a row",
  "lab.words.rows": "Mean length of the rows that the embedding has for words of each rank. {finding}",
  "lab.words.waiting": "No model has been tested yet.",
  "lab.words.ratio":
    "The rows of {lane} for words of rank {rank} are {times} times as long as those of {reference}.",
  "lab.words.losses":
    "With {reference} state the loss is {frequent} nats on the most frequent word and {rare} on words of rank {rank}",
  "lab.words.broken": "{losses}; {lane} has no loss: its numbers are no longer finite.",
  "lab.words.agree": "{losses}; all lanes agree.",
  "lab.words.higher": "{losses}; {lane} differs most on rank {rank}, where its loss is {gap} higher.",
  "lab.words.lower": "{losses}; {lane} differs most on rank {rank}, where its loss is {gap} lower.",
} as const satisfies Messages<string>;
