import { type ComponentProps, type DragEvent, useRef, useState } from "react";
import { Button } from "./Button";
import { useTranslate } from "./useTranslate";

interface FileDropProps extends Omit<ComponentProps<"div">, "onDrop" | "onDragOver" | "onDragLeave"> {
  readonly onFile: (file: File) => void;
}

/**
 * An area on which readers drop a file; while a file is over it, it has the attribute `data-over`. Put a `FileButton`
 * in it, which does the same by keyboard.
 */
export function FileDrop({ onFile, ...rest }: FileDropProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    // Text without a file is left to the browser, which inserts it where it is dropped.
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a FileButton inside does the same by keyboard
    <div
      {...rest}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    />
  );
}

interface FileButtonProps {
  readonly onFile: (file: File) => void;
  /** Endings and types of the files on offer, as the attribute `accept` of an input; left out for all files. */
  readonly accept?: string;
}

/** A button that lets the reader choose a file. */
export function FileButton({ onFile, accept }: FileButtonProps) {
  const t = useTranslate();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button small onClick={() => picker.current?.click()}>
        {t("figure.chooseFile")}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The value is cleared so that the same file can be chosen again after a change.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
