import type { TextOption } from "@/lib/options/options";

/** Largest number of characters of the reader's numbers that a link holds. */
export const MAX_PASTED = 12_000;

/** Returns the option that holds the reader's numbers as text. */
export const pastedOption = (label: string, help: string) =>
  ({
    kind: "text",
    label,
    help,
    url: "n",
    maxLength: MAX_PASTED,
    packs: true,
    placeholder: "0.31, -0.02, 4e-5 …",
    default: "",
  }) as const satisfies TextOption;
