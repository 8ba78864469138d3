"use client";

import { useSyncExternalStore } from "react";

interface Props {
  readonly english: string;
  readonly german: string;
}

const never = () => () => {};

/** The title of the document, in the language that the script in its head has chosen. */
export function NotFoundTitle({ english, german }: Props) {
  const isGerman = useSyncExternalStore(
    never,
    () => document.documentElement.lang === "de",
    () => false,
  );
  return <title>{isGerman ? german : english}</title>;
}
