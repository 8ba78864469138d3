import type { Messages } from "./message";

/** The messages of runs, in English: curves, studies, lanes, and why a run ended. */
export const liveMessages = {
  "live.engine.none": "no engine yet",
  "live.engine.webgpu": "WebGPU · {device}",
  "live.again.ready": "{why} The run is ready again on: {device}.",
  "live.again.from": "{why} The same run is taken up from step {step} on: {device}.",
  "live.again.start": "{why} The same run is repeated from its start on: {device}.",
  "live.again.goesOn": "{why} The same run goes on from step {step} on: {device}.",
  "live.allDone": "All {steps} steps are done.",
  "live.learningRates": { one: "{size} learning rate", other: "{size} learning rates" },
  "live.after": { one: "After {count} step", other: "After {count} steps" },
  "live.afterRecorded": {
    one: "A recorded run ({device}): after {count} step",
    other: "A recorded run ({device}): after {count} steps",
  },

  "live.stop.at": "at step {step}",
  "live.stop.atOrBefore": "at step {step} or before",
  "live.stop.laneLost": "The {lane} lane left the range of numbers {when}.",
  "live.stop.lanesLost": "The {lanes} lane left the range of numbers {when}; {others}. {advice}",
  "live.stop.andThe": "{first} and the {next}",
  "live.stop.oneGoesOn": "the {lane} lane goes on",
  "live.stop.othersGoOn": "the others go on",
  "live.stop.runLost": "The run left the range of numbers {when}. {advice}",
  "live.stop.bothLost": "Both lanes left the range of numbers {when}. {advice}",
  "live.stop.bothLostLast": "Both lanes left the range of numbers, the last one {when}. {advice}",
  "live.stop.allLost": "All lanes left the range of numbers {when}. {advice}",
  "live.stop.allLostLast": "All lanes left the range of numbers, the last one {when}. {advice}",
  "live.stop.slower": "Try a smaller learning rate.",
  "live.stop.slowerOrFiner": "Try a smaller learning rate, smaller blocks or the dynamic map.",
  "live.stop.flatOne":
    "The loss of the {lane} lane has stopped falling: over the last {steps} steps it did not fall by more than {percent} %.",
  "live.stop.flatBoth":
    "Both losses have stopped falling: over the last {steps} steps neither fell by more than {percent} %.",
  "live.stop.flatTwo":
    "All losses have stopped falling: over the last {steps} steps neither fell by more than {percent} %.",
  "live.stop.flatAll":
    "All losses have stopped falling: over the last {steps} steps none fell by more than {percent} %.",

  "live.estimate.tooLarge":
    "This run needs {needed} in one buffer, and the device allows {room}. Choose a smaller model or smaller batches.",
  "live.estimate.noTime":
    "About {total} of memory, {states} of it optimizer state; the time is known after the first steps.",
  "live.estimate.time":
    "About {total} of memory, {states} of it optimizer state; about {time} for {steps} steps.",
  "live.estimate.atMost":
    "About {total} of memory, {states} of it optimizer state; at most about {time} for {steps} steps.",

  "live.lane.bits": "{bits}-bit",
  "live.lane.momentBits": "{bits}-bit {moment}",
  "live.lane.ownTable": "own table",
  "live.lane.wholeTensor": "one block a tensor",
  "live.lane.blocks": "blocks of {size}",
  "live.lane.from": "from {size} values",
  "live.lane.kept": "{names} in 32 bits",
  "live.lane.fault": "fault “{name}”",
  "live.lane.hyper": "{name} {value}",
  "live.lane.again": "{lane} ({number})",

  "live.curves.sentence": "Losses over the steps. Last: {reading}.",
  "live.curves.empty": "The losses appear with the first step.",
  "live.curves.cursor": "Step",
  "live.curves.steps": "step",
  "live.curves.rate": "rate {rate}",
  "live.curves.loss": "training loss, logarithmic",
  "live.curves.lossCut": "training loss, logarithmic; lost lanes cut off",
  "live.curves.lossMean": "training loss, logarithmic; bold: mean of {steps} steps",
  "live.curves.lossCutMean": "training loss, logarithmic; lost lanes cut off; bold: mean of {steps} steps",
  "live.curves.gap": "relative gap of the losses",
  "live.curves.gapLine": "gap",
  "live.curves.gapTo": "relative gap to {lane}",
  "live.curves.cosine": "cosine of the two updates",
  "live.curves.cosineLine": "cosine",
  "live.curves.cosineTo": "cosine between its updates and those of {lane}",
  "live.curves.moves": "largest move of a weight in a step, learning rates, logarithmic",
  "live.curves.reading": "step {step}: {lanes}",
  "live.curves.readLoss": "{lane} loss {loss}",
  "live.curves.readGap": "gap {gap}",
  "live.curves.readCosine": "cosine {cosine}",
  "live.curves.readMove": "largest move {move}",

  "live.moves.usual":
    "No weight moved more than {limit} learning rates in one step. The longest move was {size}, in the lane {lane}.",
  "live.moves.long": "In the lane {lane}, weight {weight} of {tensor} moved {size} in the {step} step.",
  "live.moves.longWith": {
    one: "In the lane {lane}, weight {weight} of {tensor} moved {size} in the {step} step, and {count} other weight more than {limit}.",
    other:
      "In the lane {lane}, weight {weight} of {tensor} moved {size} in the {step} step, and {count} other weights more than {limit}.",
  },
  "live.moves.model": "the model",
  "live.moves.lost": {
    one: "Before it, r was stored as zero and m was not in {count} weight of this lane.",
    other: "Before it, r was stored as zero and m was not in {count} weights of this lane.",
  },
  "live.moves.steps": {
    one: "This was the only step of this kind.",
    other: "{count} steps were of this kind.",
  },
  "live.moves.link": "This weight under the microscope",

  "live.study.runs": { one: "one run", other: "{count} runs" },
  "live.study.done": "{done} of {runs} done",
  "live.study.idle": {
    one: "one run of {steps} steps each, one after the other, in a worker of this page.",
    other: "{count} runs of {steps} steps each, one after the other, in a worker of this page.",
  },
  "live.study.goesOn": "{done}; Start goes on with the others.",
  "live.study.starting": "{done}. Starting the engine…",
  "live.study.firstStep": "{done}. The first step prepares the others…",
  "live.study.begun": "{done}.",
  "live.study.running": "{done}. Step {step} of {steps}, {rate} a second.",
  "live.study.remaining": "{done}. Step {step} of {steps}, {rate} a second, about {time} to go.",
  "live.study.paused": "Paused. {done}.",
  "live.study.waiting": "{done}. Another figure of this page has the GPU; this one goes on when it is done.",
  "live.study.finished": { one: "The run is done.", other: "All {count} runs are done." },
  "live.study.failed": "{done}. {problem}",
  "live.study.progress": "Steps of all runs",

  "live.noise.someFinite": {
    one: "Of {seeds} seeds {count} has a finite {what} in both the reference and {lane}; to tell a gap from noise between seeds it takes at least {least}.",
    other:
      "Of {seeds} seeds {count} have a finite {what} in both the reference and {lane}; to tell a gap from noise between seeds it takes at least {least}.",
  },
  "live.noise.fewPairs": {
    one: "With one pair of runs a gap cannot be told from noise between seeds; it takes at least {least}.",
    other:
      "With {count} pairs of runs a gap cannot be told from noise between seeds; it takes at least {least}.",
  },
  "live.noise.higher":
    "Over {pairs} pairs, {lane} has a {what} that is {gap} higher in the median ({coverage} % interval: {low} to {high})",
  "live.noise.lower":
    "Over {pairs} pairs, {lane} has a {what} that is {gap} lower in the median ({coverage} % interval: {low} to {high})",
  "live.noise.inside": "{gap}: the gap lies inside the noise between seeds.",
  "live.noise.small":
    "{gap}: a real gap, but smaller than what a seed does, since another seed alone changes the reference by about {spread}.",
  "live.noise.outside":
    "{gap}: the gap lies outside the noise, since another seed alone changes the reference by about {spread}.",

  "live.plane.twoEverywhere": "The two networks choose the same class everywhere.",
  "live.plane.twoPart": "The two networks choose the same class on {share} of the picture.",
  "live.plane.everywhere": "The {networks} networks choose the same class everywhere.",
  "live.plane.part": "The {networks} networks choose the same class on {share} of the picture.",

  "live.field.place": "Place in the plane",
  "live.field.keys": "Arrow keys move the place by one sample, with Shift by eight; Escape takes it away.",
  "live.field.column": "column {column}",
  "live.field.none": "No place is chosen.",
} as const satisfies Messages<string>;

/** The key of a message of figures that train. */
export type LiveKey = keyof typeof liveMessages;
