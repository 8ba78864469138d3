/**
 * The options of all tasks as one table, so that a link can hold them, whichever task it names. A new task in the
 * catalog is in it by itself.
 */
import type { AnyValues, OptionSpec, OptionsTable } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import type { TaskInfo } from "@/lib/tasks/task";

/** Two tasks may call an option by the same name: in the table, and in a link, the task's name stands before it. */
const keyOf = ({ name }: TaskInfo, option: string) => `${name}.${option}`;

export const taskOptions: OptionsTable = Object.fromEntries(
  TASK_INFOS.flatMap((info) =>
    Object.entries(info.options).map(([option, spec]): [string, OptionSpec] => [
      keyOf(info, option),
      { ...spec, url: `${info.name}-${spec.url}` },
    ]),
  ),
);

/** Names in the table of one task's options, in its order. */
export const optionNames = (info: TaskInfo): string[] =>
  Object.keys(info.options).map((option) => keyOf(info, option));

/** One task's options by the names that the task gives them. */
export const optionsOfTask = (info: TaskInfo, values: AnyValues): AnyValues =>
  Object.fromEntries(Object.keys(info.options).map((option) => [option, values[keyOf(info, option)]]));

/** One task's options as they are at first, by their names in the table. */
export const usualTaskOptions = (info: TaskInfo): AnyValues =>
  Object.fromEntries(optionNames(info).map((name) => [name, taskOptions[name].default]));
