"use client";

import { lazy, Suspense } from "react";
import type { ExerciseFormProps } from "./ExerciseForm";
import type { PredictFormProps } from "./PredictForm";

/*
 * Every page of the book shares one vocabulary, so what it holds is part of every page's first load. The forms are
 * fetched by the pages that ask something. The built page holds their markup from the start.
 */
const Predicted = lazy(() => import("./PredictForm").then(({ PredictForm }) => ({ default: PredictForm })));
const Exercised = lazy(() =>
  import("./ExerciseForm").then(({ ExerciseForm }) => ({ default: ExerciseForm })),
);

export function LazyPredictForm(props: PredictFormProps) {
  return (
    <Suspense fallback={props.question}>
      <Predicted {...props} />
    </Suspense>
  );
}

export function LazyExerciseForm(props: ExerciseFormProps) {
  return (
    <Suspense fallback={props.question}>
      <Exercised {...props} />
    </Suspense>
  );
}
