import type { OptionsTable } from "@/lib/experiment/options";

export const codeExplorerOptions = {
  code: {
    kind: "number",
    label: "Code",
    help: "The byte as a number. A different code names a different value of the map.",
    url: "code",
    min: 0,
    max: 255,
    step: 1,
    default: 200,
  },
} satisfies OptionsTable;
