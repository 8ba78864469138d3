import { type ComponentType, type KeyboardEvent, useId } from "react";
import { printCount } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { keepUndo } from "@/components/controls/TextArea";
import { useWords } from "@/components/controls/words";
import { dataHint } from "@/lib/tasks/names";
import type { TaskInfo } from "@/lib/tasks/task";
import { messages } from "./messages";
import { inUse, MAX_SHOWN_CHARACTERS } from "./ownText";
import type { MakeProps } from "./pictures";
import { TableChoices } from "./TableChoices";
import styles from "./training-lab.module.css";
import type { OwnTextState } from "./useOwnText";

interface Props {
  /** The task whose data the reader can replace. */
  readonly info: TaskInfo;
  readonly own: OwnTextState;
  /** Sentences on where the data are kept. */
  readonly keeping: string;
  /** The field in which the reader makes data by hand, if the task has one. */
  readonly Make?: ComponentType<MakeProps>;
}

/** Shows the fields in which readers draw, paste or drop data of their own. */
export function OwnDataField({ info, own, keeping, Make }: Props) {
  const t = useWords(messages);
  const { accept = [], columns } = info.ownData ?? {};
  const id = useId();
  /** Undoes the last change of the data, in place of the last change of an option of the figure. */
  const press = (event: KeyboardEvent) => {
    if (event.key !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    own.undo();
  };
  const undo = own.past.length > 0 ? own.undo : undefined;
  const long = own.draft.length > MAX_SHOWN_CHARACTERS;
  return (
    <FileDrop className={styles.own} onFile={own.read} onKeyDown={press}>
      <p className={styles.note}>
        {dataHint(info, t)} {keeping}
      </p>
      {Make && <Make text={own.draft} onMake={own.make} onUndo={undo} />}
      {long ? (
        <p className={styles.note}>
          {t.parts("lab.own.long", {
            name: <bdi key="name">{own.file || t("lab.own.text")}</bdi>,
            count: t.print(printCount(own.draft.length)),
          })}
        </p>
      ) : (
        <>
          <label htmlFor={id} className={styles.panelName}>
            {t("lab.own.paste")}
          </label>
          <textarea
            id={id}
            rows={5}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            value={own.draft}
            aria-invalid={own.problem !== ""}
            aria-describedby={`${id}-state`}
            onChange={(event) => own.write(event.currentTarget.value)}
            onKeyDown={keepUndo}
          />
        </>
      )}
      <div className={styles.ways}>
        <FileButton onFile={own.read} accept={accept.join(",")} />
        {!Make && (
          <Button small disabled={!undo} onClick={undo}>
            {t("lab.undo")}
          </Button>
        )}
        <Button small disabled={own.draft === "" && own.text === ""} onClick={own.clear}>
          {t("lab.own.builtIn")}
        </Button>
      </div>
      {columns && <TableChoices draft={own.draft} wanted={columns} onWrite={own.make} />}
      <p id={`${id}-state`} role="status" className={styles.note} data-own-state="">
        {own.problem && <span className={styles.warn}>{own.problem} </span>}
        {inUse(own.text, own.draft, t)}
      </p>
      {own.text === own.draft && own.description && (
        <p className={styles.note} data-own-read="">
          {own.description}
        </p>
      )}
    </FileDrop>
  );
}
