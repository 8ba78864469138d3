import type { ComponentProps, ReactNode } from "react";

/** An option of a command, such as "--seeds", or the "--" before options: a hyphen at the start or after a space. */
const OPTION = /(?<=^|\s)(--?[a-z][\w-]*|--(?=\s|$))/;

/** Returns a text whose options of commands stay on one line: a browser breaks lines after each hyphen. */
export function unbrokenOptions(text: string): ReactNode {
  const parts = text.split(OPTION);
  if (parts.length === 1) return text;
  // With a group in the pattern every second part is an option.
  return parts.map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their order
      <span key={i} style={{ whiteSpace: "nowrap" }}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/** Shows code or a command in running text. */
export function Command({ children, ...rest }: ComponentProps<"code">) {
  return <code {...rest}>{typeof children === "string" ? unbrokenOptions(children) : children}</code>;
}
