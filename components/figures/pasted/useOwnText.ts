import { useState } from "react";
import { printCount } from "@/components/charts/format";
import { MAX_PASTED } from "./option";

/** Returns the reader's text. A text that is too long for a link is held in this page only. */
export function useOwnText(pasted: string) {
  const [long, setLong] = useState<string | null>(null);
  return {
    text: long ?? pasted,
    note: long
      ? `A link holds ${printCount(MAX_PASTED)} characters, and this text is longer: it stays in this page only.`
      : "",
    take(text: string, onChange: (patch: { readonly pasted: string }) => void) {
      const fits = text.length <= MAX_PASTED;
      setLong(fits ? null : text);
      onChange({ pasted: fits ? text : "" });
    },
  };
}
