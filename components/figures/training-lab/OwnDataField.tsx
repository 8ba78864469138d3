import { type ComponentType, type DragEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { printCount } from "@/components/charts/format";
import { Button } from "@/components/controls/Button";
import { keepUndo } from "@/components/controls/TextArea";
import type { OwnData } from "@/lib/tasks/task";
import { inUse, MAX_SHOWN_CHARACTERS } from "./ownText";
import type { MakeProps } from "./pictures";
import { TableChoices } from "./TableChoices";
import styles from "./training-lab.module.css";
import type { OwnTextState } from "./useOwnText";

interface Props {
  readonly data: OwnData;
  readonly own: OwnTextState;
  /** The field in which the reader makes data by hand, if the task has one. */
  readonly Make?: ComponentType<MakeProps>;
}

/** Shows the fields in which readers draw, paste or drop data of their own. */
export function OwnDataField({ data, own, Make }: Props) {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    // Text without a file is left to the browser, which inserts it where it is dropped.
    if (!file) return;
    event.preventDefault();
    own.read(file);
  };
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
    // Files may be dropped anywhere on the field; the button below does the same by keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={styles.own}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onKeyDown={press}
    >
      <p className={styles.note}>
        {data.hint} Links do not contain your data, and closing the page discards them.
      </p>
      {Make && <Make text={own.draft} onMake={own.make} onUndo={undo} />}
      {long ? (
        <p className={styles.note}>
          {own.file || "Your text"}: {printCount(own.draft.length)} characters, too long to be shown here.
        </p>
      ) : (
        <>
          <label htmlFor={id} className={styles.panelName}>
            Paste data here, or drop a file
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
        <Button small onClick={() => picker.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept={data.accept.join(",")}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            // The value is cleared so that the same file can be chosen again after a change.
            event.currentTarget.value = "";
            if (file) own.read(file);
          }}
        />
        {!Make && (
          <Button small disabled={!undo} onClick={undo}>
            Undo
          </Button>
        )}
        <Button small disabled={own.draft === "" && own.text === ""} onClick={own.clear}>
          Back to the built-in data
        </Button>
      </div>
      {data.columns && <TableChoices draft={own.draft} wanted={data.columns} onWrite={own.make} />}
      <p id={`${id}-state`} role="status" className={styles.note} data-own-state="">
        {own.problem && <span className={styles.warn}>{own.problem} </span>}
        {inUse(own.text, own.draft)}
      </p>
      {own.text === own.draft && own.description && (
        <p className={styles.note} data-own-read="">
          {own.description}
        </p>
      )}
    </div>
  );
}
