"use client";

import type { ReactNode } from "react";
import { Boundary } from "./Boundary";
import { SurroundingsContext } from "./context";
import type { FigureView } from "./figure";
import { Skeleton } from "./Skeleton";
import { type Place, useFigureState } from "./state";

interface Props {
  readonly place: Place;
  readonly view: FigureView;
  /** False keeps the figure's options in step without drawing it. */
  readonly near: boolean;
  /** Which try this is: each starts the view anew and leaves the options as they are. */
  readonly attempt: number;
  readonly onRetry: () => void;
  readonly children?: ReactNode;
}

/** A fetched figure: holds its options from now on, and draws it when it is near. */
export function LoadedFigure({ place, view, near, attempt, onRetry, children }: Props) {
  const state = useFigureState(place, view.options);
  const { View } = view;
  return (
    <SurroundingsContext value={state}>
      {near ? (
        <Boundary key={attempt} title={place.entry.title} onRetry={onRetry}>
          <View values={state.values} onChange={state.change} embedded={place.embedded} />
        </Boundary>
      ) : (
        <Skeleton entry={place.entry} />
      )}
      {children}
    </SurroundingsContext>
  );
}
