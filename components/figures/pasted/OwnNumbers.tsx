import { Button } from "@/components/controls/Button";
import { FileButton, FileDrop } from "@/components/controls/FileDrop";
import { TextArea } from "@/components/controls/TextArea";
import { useWords } from "@/components/controls/words";
import type { TextOption } from "@/lib/options/options";
import { pastedMessages } from "./messages";
import styles from "./pasted.module.css";
import type { OwnField } from "./useOwnMatrices";

interface Props {
  readonly field: OwnField;
  readonly option: TextOption;
  readonly text: string;
  /** A sentence on the text itself, or "". */
  readonly note: string;
  readonly onText: (text: string) => void;
}

/** Where a reader pastes numbers, or drops a file of weights. A text is part of the link, a file stays in this page. */
export function OwnNumbers({ field, option, text, note, onText }: Props) {
  const t = useWords(pastedMessages);
  const { notes, fileName, takeFile, clearFile } = field;
  return (
    <FileDrop className={styles.field} onFile={takeFile}>
      <TextArea
        label={option.label}
        help={option.help}
        placeholder={option.placeholder}
        value={text}
        onChange={onText}
      />
      <div className={styles.ways}>
        <FileButton onFile={takeFile} />
        <Button small disabled={fileName === ""} onClick={clearFile}>
          {t("pasted.back")}
        </Button>
      </div>
      <div role="status" className={styles.note}>
        {fileName && <bdi>{fileName}</bdi>}
        {[...notes, note].filter(Boolean).map((sentence) => (
          <p key={sentence} className={styles.note}>
            {sentence}
          </p>
        ))}
      </div>
    </FileDrop>
  );
}
