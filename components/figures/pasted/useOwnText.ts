import { useState } from "react";
import { useWords } from "@/components/controls/words";
import { pastedMessages } from "./messages";
import { MAX_PASTED } from "./option";

/** Returns the reader's text. A text that is too long for a link is held in this page only. */
export function useOwnText(pasted: string) {
  const t = useWords(pastedMessages);
  const [long, setLong] = useState<string | null>(null);
  return {
    text: long ?? pasted,
    note: long ? t("pasted.tooLong", { count: MAX_PASTED }) : "",
    take(text: string, onChange: (patch: { readonly pasted: string }) => void) {
      const fits = text.length <= MAX_PASTED;
      setLong(fits ? null : text);
      onChange({ pasted: fits ? text : "" });
    },
  };
}
