import { useMemo, useState } from "react";
import { useWords } from "@/components/controls/words";
import { type OwnMatrices, packMatrices } from "@/lib/jobs/weights/ownMatrices";
import { pastedMessages } from "./messages";
import { matricesOfFile, matrixOfText, type OwnRead } from "./ownMatrices";

/** The reader's numbers: those of a file, or else those of a text. */
export interface OwnField {
  readonly notes: readonly string[];
  /** Name of the file, or "" without a file. */
  readonly fileName: string;
  readonly takeFile: (file: File) => void;
  /** Back to the text. */
  readonly clearFile: () => void;
  /** What a job's request holds; undefined while there is nothing to show. */
  readonly packed: OwnMatrices | undefined;
}

/** A file, and what was read in it; null while it is being read. */
interface ReadFile {
  readonly name: string;
  readonly read: OwnRead | null;
}

const NOTHING: OwnRead = { matrices: [], notes: [] };

/** Numbers a reading: requests differ by it. */
let readings = 0;

/**
 * Reads the reader's text or file. Where a file cannot be read, the text counts, and the notes say why.
 *
 * @param wanted whether the reader's numbers are to be shown
 * @param select changes what was read before a job gets it, in the same way in each render
 */
export function useOwnMatrices(
  text: string,
  wanted: boolean,
  select: (read: OwnRead) => OwnRead = (read) => read,
): OwnField {
  const t = useWords(pastedMessages);
  const [file, setFile] = useState<ReadFile | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the function that selects always does the same
  const read = useMemo((): OwnRead => {
    if (!wanted) return NOTHING;
    if (file?.read && file.read.matrices.length > 0) return select(file.read);
    const { matrices, notes } = select(matrixOfText(text, t));
    return { matrices, notes: file ? (file.read?.notes ?? [t("pasted.reading")]) : notes };
  }, [file, text, wanted, t]);
  const packed = useMemo(
    () => (read.matrices.length > 0 ? packMatrices(++readings, read.matrices) : undefined),
    [read],
  );
  return {
    notes: read.notes,
    fileName: file?.name ?? "",
    takeFile(chosen) {
      const { name } = chosen;
      setFile({ name, read: null });
      matricesOfFile(chosen, t).then((found) =>
        setFile((now) => (now?.name === name ? { name, read: found } : now)),
      );
    },
    clearFile: () => setFile(null),
    packed,
  };
}
