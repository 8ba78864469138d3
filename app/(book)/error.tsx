"use client";

import { ErrorPage } from "@/app/_shell/ErrorPage";
import { errorMessages } from "@/app/_shell/errorMessages";

type Props = Readonly<{ error: Error; reset: () => void }>;

/** Stands in place of a page that failed. */
export default function Failed({ error, reset }: Props) {
  return <ErrorPage error={error} reset={reset} words={errorMessages} />;
}
