import type { Messages } from "@/lib/i18n/message";

/** The words of the panels of the bench in English. */
export const panelMessages = {
  "bench.panels": "Panels",
  "bench.panelsOpen": "Panels: {open} of {all} are open",
  "bench.panelsClosed": "All panels are closed: choose one in the row above.",
  "bench.before": "Move before",
  "bench.beforeThis": "Move before: {title}",
  "bench.after": "Move after",
  "bench.afterThis": "Move after: {title}",
  "bench.closeThis": "Close: {title}",
  "bench.part.codes": "The codes",
  "bench.part.curves": "The curves",
  "bench.part.sweep": "The sweep",
  "bench.part.confusion": "The confusions",
  "bench.part.errors": "The error map",
  "bench.part.fits": "What fits",
  "bench.part.microscope": "The microscope",
  "bench.laneHead": "lane",

  "bench.curves.recorded": "Until the first step: a recorded run of {steps} ({device}).",
  "bench.curves.recordedUsual":
    "Until the first step: a recorded run of {steps} with the usual settings ({device}).",
  "bench.curves.earlier": "Until the first step: the last run of these settings, from the table.",
  "bench.curves.alternative": "Loss, gap and cosine of the lanes over the steps.",
  "bench.curves.still": "Losses, gap and cosine of a recorded run of {steps} on {device}.",
  "bench.planes.alternative": "The plane as both networks classify it.",
  "bench.planes.still": "Decision boundaries of a recorded run of {steps} on {device}.",

  "bench.codes.none": "No lane of this run has state in codes.",
  "bench.codes.waiting": "The codes appear with the first step.",
  "bench.codes.name": "{lane}, {state}",
  "bench.codes.state": "state",
  "bench.codes.finding": "{used} of {all} codes in use; the most common one holds {share} of the values",
  "bench.codes.sentence": "{name}: {finding}.",
  "bench.codes.axis": "code",

  "bench.overlay.empty": "Select runs in the table below: their curves are drawn here over one another.",
  "bench.overlay.label": "{run}, {lane}",
  "bench.overlay.sentence": "Training losses of {runs} runs. At the end: {ends}.",
  "bench.overlay.axis": "training loss, means over stretches of steps",
  "bench.stepAxis": "step",
  "bench.overlay.more": "and {count} more, in the same colours",

  "bench.confusion.none": "This task has no classes: points in the plane and letters have.",
  "bench.confusion.waiting": "The confusions appear with the first picture of the models.",
  "bench.confusion.class": "class",
  "bench.confusion.takenFor": "taken for",
  "bench.confusion.all": "all",
  "bench.confusion.right": "right",
  "bench.confusion.rightOf": "{right} of {all}, {share}",
  "bench.confusion.class0": "class 0",
  "bench.confusion.class1": "class 1",
  "bench.confusion.letters": "Of the held-out images; the most frequent confusions over all lanes first.",
  "bench.confusion.points":
    "Of the samples in the picture, each by the cell of the picture in which it lies; the most frequent confusions over all lanes first.",

  "bench.errors.waiting": "The error map is drawn when the run is paused or at its end.",
  "bench.errors.no8bit": "No lane of this run has 8-bit state.",
  "bench.errors.lane": "Stored as in the lane",
  "bench.errors.finding":
    "The moments of the {reference} lane after step {step}, stored as {lane} stores them: {wrong} of {weights} updates use a pair of codes that is off by more than {bound} on average; the mean error is {mean}. {used} of {pairs} pairs are in use.",
  "bench.errors.unused": "m in code {m}, r in code {r}: not used.",
  "bench.errors.used": {
    one: "m in code {m}, r in code {r}: used once; the update is off by {error} of itself on average.",
    other:
      "m in code {m}, r in code {r}: used {count} times; the update is off by {error} of itself on average.",
  },
  "bench.errors.needsLane":
    "The error map needs a lane of Adam or AdamW with 8-bit state and a map of the list, without a fault.",
  "bench.errors.needsReference":
    "The error map needs a lane of {rule} with 32-bit state, whose moments are the true ones.",
  "bench.errors.noCodes": "No tensor of this lane has its state in codes.",

  "bench.microscope.waiting": "The microscope shows a weight when the run is paused or at its end.",
  "bench.microscope.tensor": "Tensor",
  "bench.microscope.weight": "Weight",
  "bench.microscope.weightHead": "weight",
  "bench.microscope.state": "state",
  "bench.microscope.choice": "{name}, {size}",
  "bench.microscope.in32": "{state} {value}, in 32 bits",
  "bench.microscope.coded": "{state} {value}: code {code}, absmax {absmax}",
  "bench.microscope.range": "The weights are numbered from 0 to {last}.",

  "bench.sweep.vary": "Vary",
  "bench.sweep.over": "over the values",
  "bench.sweep.seeds": "Seeds",
  "bench.sweep.plan":
    "{runs} runs of {steps} steps. The lanes but the first take each value; everything else is as set.",
  "bench.sweep.start": "Start the sweep",
  "bench.sweep.pause": "Pause the sweep",
  "bench.sweep.goOn": "Go on",
  "bench.sweep.giveUp": "Give up the rest",
  "bench.sweep.held": "{title}: {done} of {runs} runs are done; the sweep is held.",
  "bench.sweep.done": "{title}: all {runs} runs are done.",
  "bench.sweep.progress": "Runs of the sweep",
  "bench.sweep.allSeeds": "all seeds",
  "bench.sweep.median": "median {median}",
  "bench.sweep.medianGap": "median {median}, gap {gap} ({low} to {high})",
  "bench.sweep.marks":
    "{metric}, one mark a seed: circles are the first lane, triangles the others; median of the last lane.",
  "bench.sweep.lane": "the {name} lane",
} as const satisfies Messages<string>;
