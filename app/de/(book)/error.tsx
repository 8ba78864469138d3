"use client";

import { ErrorPage } from "@/app/_shell/ErrorPage";
import { germanErrorMessages } from "@/app/_shell/errorMessages.de";

type Props = Readonly<{ error: Error; reset: () => void }>;

/** Stands in place of a page in German that failed. */
export default function Failed({ error, reset }: Props) {
  return <ErrorPage error={error} reset={reset} words={germanErrorMessages} />;
}
