import { Fragment, type ReactNode } from "react";
import type { PageKey } from "@/lib/i18n/en";
import type { Translate } from "@/lib/i18n/translate";

interface RichProps {
  readonly t: Translate<PageKey>;
  readonly message: PageKey;
  readonly values: Readonly<Record<string, ReactNode>>;
}

/** Shows a message with elements in its places. */
export function Rich({ t, message, values }: RichProps) {
  return t.parts<ReactNode>(message, values).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message keep their order
    <Fragment key={i}>{part}</Fragment>
  ));
}
