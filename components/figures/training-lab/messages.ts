import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { taskMessages } from "@/lib/tasks/messages";
import { lineMessages } from "./lineMessages";
import { pictureMessages } from "./pictures/messages";

/** The messages of the figure in English. */
export const messages = {
  ...taskMessages,
  ...lineMessages,
  ...pictureMessages,
  "lab.asUsual": "{size}, as usual",
  "lab.starting": "Starting the engine…",
  "lab.state": "state of the optimizer",
  "lab.step": "step",
  "lab.undo": "Undo",
  "lab.learned": "What the models have learned",
  "lab.origin.own": ", data of the reader’s own",
  "lab.origin.run": {
    one: "{task}{own}: {count} step on {device}.",
    other: "{task}{own}: {count} steps on {device}.",
  },
  "lab.origin.settings": "Width {width}, {batch} samples a step, learning rate {rate}, seed {seed}.",

  "lab.caption.waiting": "{count} copies of one model are about to train, each with its own optimizer.",
  "lab.caption.start":
    "All lanes start from the same weights and will see the same batches; their optimizers keep {bytes} of state.",
  "lab.caption.lost": "{after} the loss of {lanes} is no longer a number.",
  "lab.caption.lostSome": "{after} the loss of {lanes} is no longer a number; the other lanes go on.",
  "lab.caption.same":
    "{after}, measured against {reference}, the losses are the same (mean of the last {steps}); their optimizers keep {bytes} of state.",
  "lab.caption.gaps":
    "{after}, measured against {reference}, the losses differ by {gaps} (mean of the last {steps}); their optimizers keep {bytes} of state.",
  "lab.table.caption":
    "Training loss of each lane before each step, its relative gap to the first lane, the cosine of their updates, and the largest move of a weight in the step, in learning rates.",
  "lab.table.loss": "loss, {lane}",
  "lab.table.gap": "gap, {lane}",
  "lab.table.cosine": "cosine, {lane}",
  "lab.table.move": "largest move, {lane}",

  "lab.run.options": "Options of the run",
  "lab.run.time": "Time a few steps",
  "lab.run.usual": "Use the usual sizes",

  "lab.lanes": "Lanes",
  "lab.lanes.reference": ", the reference",
  "lab.lanes.lead": "Make it the reference",
  "lab.lanes.duplicate": "Duplicate",
  "lab.lanes.remove": "Remove",
  "lab.lanes.add": "Add a lane",
  "lab.lanes.count": "{count} of at most {most} lanes.",
  "lab.lanes.usual": "Keep the usual lanes",
  "lab.lane.rule": "Rule",
  "lab.lane.bits": "Bits",
  "lab.lane.bits.all": "{bits}-bit",
  "lab.lane.bits.one": "{bits}-bit {moment}",
  "lab.lane.map": "Map",
  "lab.lane.blockSize": "Block size",
  "lab.lane.oneBlock": "one per tensor",
  "lab.lane.codes": "Codes for",
  "lab.lane.allTensors": "all tensors",
  "lab.lane.fromSize": "{size} values and more",
  "lab.lane.keep32": "In 32 bits",
  "lab.lane.noLayer": "no layer",
  "lab.lane.embedding": "the embedding",
  "lab.lane.fault": "Fault of the clinic",
  "lab.lane.sound": "none",
  "lab.lane.rateHint": "{rule} is usually run with about {times} times Adam’s learning rate: {rate} here.",
  "lab.lane.takeRate": "Take {rate}",
  "lab.number.from0": "{what} is a number from 0 and at most {max}; an empty field takes {usual}.",
  "lab.number.above0": "{what} is a number above 0 and at most {max}; an empty field takes {usual}.",
  "lab.learningRate": "Own learning rate",
  "lab.learningRate.what": "a learning rate",
  "lab.learningRate.usual": "the run’s",
  "lab.weightDecay": "Own weight decay",
  "lab.weightDecay.what": "a weight decay",
  "lab.weightDecay.usual": "the rule’s",
  "lab.epsilon": "Own ε",
  "lab.epsilon.what": "ε",
  "lab.epsilon.usual": "the rule’s",

  "lab.ledger.lane": "lane",
  "lab.ledger.each": "Each tensor",
  "lab.ledger.gpu": "Sizes of the GPU’s buffers, which come in units of 16 bytes.",
  "lab.ledger.tensor": "tensor",
  "lab.ledger.shape": "shape",
  "lab.ledger.inBits": "{bytes}, in {bits} bits",

  "lab.noise": "Noise band: the same lanes from several seeds",
  "lab.noise.cancel": "Cancel the current run",
  "lab.noise.seed": "seed {seed}",
  "lab.noise.axis": "training loss: median and range of {count} seeds",
  "lab.noise.losses": "Training losses over {count} seeds. Median at the end: {ends}.",
  "lab.noise.share": "share of right answers on held-out samples",
  "lab.noise.points": "{gap} percentage points",
  "lab.noise.lane": "the {lane} lane",
  "lab.noise.reference": "The reference is the {lane} lane.",
  "lab.noise.unstable": "Unstable runs: {lanes}.",
  "lab.noise.unstableLane": "{count} of {runs} of the {lane} lane",
  "lab.noise.median": "median {value}",
  "lab.noise.marks": "{metric}, one mark per seed",
  "lab.noise.each": "Each seed",
  "lab.noise.run": "run",
  "lab.noise.lost": "{value} (unstable)",

  "lab.own": "Data of your own",
  "lab.own.keeping":
    "The link to this state holds your data compressed, or says that they are too long. Closing the page discards all that is in no link.",
  "lab.own.text": "Your text",
  "lab.own.long": "{name}: {count} characters, too long to be shown here.",
  "lab.own.paste": "Paste data here, or drop a file",
  "lab.own.builtIn": "Back to the built-in data",
  "lab.own.encoding": "{name} (read as {encoding})",
  "lab.own.inUse.none": "The built-in data are in use.",
  "lab.own.inUse.draft": "Your data are in use.",
  "lab.own.inUse.last": "The last of your data that could be used are still in use.",
  "lab.own.column": "Column for {name}",
  "lab.own.take": "Take these columns",
  "lab.own.noName": "no name",
  "lab.own.leaveOut": {
    one: "Leave out {count} row with blank cells",
    other: "Leave out {count} rows with blank cells",
  },

  "lab.draw": "Draw",
  "lab.draw.plane": "Plane to draw points in",
  "lab.draw.tool.0": "Circles",
  "lab.draw.tool.1": "Triangles",
  "lab.draw.tool.eraser": "Eraser",
  "lab.draw.name.0": "circles",
  "lab.draw.name.1": "triangles",
  "lab.draw.name.eraser": "eraser",
  "lab.draw.noTable":
    "The text below is not a table of points. What is drawn takes its place, and Undo brings it back.",
  "lab.draw.keys":
    "Click, tap or drag. By keyboard: arrow keys move, with Shift by more; {space} draws; {one}, {two} and {three} choose circles, triangles and eraser; {backspace} takes the last point away.",
  "lab.draw.space": "Space",
  "lab.draw.backspace": "Backspace",
  "lab.draw.clear": "Clear the plane",
  "lab.draw.none.0": "no circles",
  "lab.draw.none.1": "no triangles",
  "lab.draw.count.0": { one: "{count} circle", other: "{count} circles" },
  "lab.draw.count.1": { one: "{count} triangle", other: "{count} triangles" },
  "lab.draw.have": "{circles} and {triangles}",
  "lab.draw.empty": "Nothing is drawn yet. A run takes at least {least} points, of both classes.",
  "lab.draw.needed": { one: "{have}: {count} more is needed.", other: "{have}: {count} more are needed." },
  "lab.draw.neededOf": {
    one: "{have}: {count} more is needed, and some must be {absent}.",
    other: "{have}: {count} more are needed, and some must be {absent}.",
  },
  "lab.draw.absent": "{have}: draw some {absent} too, there must be two classes to tell apart.",
  "lab.draw.most": "{have}: that is the most that a run takes.",
  "lab.draw.place": "x {x}, y {y}: {there}",
  "lab.draw.nothing": "nothing here",
  "lab.draw.here": "{circles} and {triangles} here",
  "lab.draw.chosen": "{place}; {tool} chosen",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type LabWords = Words<keyof typeof messages>;

/** Finds the words in English. */
export const english: LabWords = makeWords("en", messages);
