"use client";

import type { ReactNode } from "react";
import { Boundary } from "./Boundary";
import { SurroundingsContext } from "./context";
import { Skeleton } from "./Skeleton";
import { type Place, useWidgetState } from "./state";
import type { WidgetModule } from "./widget";

interface Props {
  readonly place: Place;
  readonly module: WidgetModule;
  /** False keeps the widget's options in step without drawing it. */
  readonly near: boolean;
  /** Which try this is: each starts the view anew and leaves the options as they are. */
  readonly attempt: number;
  readonly onRetry: () => void;
  readonly children?: ReactNode;
}

/** A fetched widget: holds its options from now on, and draws it when it is near. */
export function LoadedWidget({ place, module, near, attempt, onRetry, children }: Props) {
  const state = useWidgetState(place, module.options);
  const View = module.default;
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
