/** Names from the list of tasks, in the language of a page. */
import type { Words } from "@/lib/i18n/words";
import type { TaskInfo } from "./task";

/** Returns the name of a task. */
export const taskLabel = ({ name, label }: TaskInfo, t: Words): string =>
  t.named(`task.${name}.label`, label);

/** Returns the sentence that describes a task. */
export const taskSummary = ({ name, summary }: TaskInfo, t: Words): string =>
  t.named(`task.${name}.summary`, summary);

/** Returns the name of a task's metric as a part of a sentence. */
export const metricLabel = ({ name, metric }: TaskInfo, t: Words): string =>
  t.named(`task.${name}.metric`, metric.label);

/** Returns the sentences on the form that the reader's own data of a task must have; empty if it takes none. */
export const dataHint = ({ name, ownData }: TaskInfo, t: Words): string =>
  ownData ? t.named(`task.${name}.hint`, ownData.hint) : "";
