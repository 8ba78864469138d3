import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";

/** Options of the figure. */
export const stepRequestsOptions = {
  task: {
    kind: "choice",
    label: "Task",
    help: "The task whose training steps are counted and timed, with the settings of the cover.",
    url: "task",
    choices: TASK_INFOS.map(({ name, label }) => ({ value: name, label })),
    default: "points",
  },
} as const satisfies OptionsTable;

/** The definition of the figure. */
export const figure = defineFigure({
  title: "What one step asks of the device",
  caption: "Count the requests of a training step on your own GPU, one by one and replayed.",
  chapter: "kernel",
  options: stepRequestsOptions,
});
