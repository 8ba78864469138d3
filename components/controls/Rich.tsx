import { Fragment, type ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translate";

interface RichProps<Key extends string> {
  readonly t: Translate<Key>;
  readonly message: Key;
  readonly values: Readonly<Record<string, ReactNode>>;
}

/** Shows a message with elements in its places. */
export function Rich<Key extends string>({ t, message, values }: RichProps<Key>) {
  return t.parts<ReactNode>(message, values).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message keep their order
    <Fragment key={i}>{part}</Fragment>
  ));
}
