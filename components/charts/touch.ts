import type { PointerEvent } from "react";

/**
 * Returns the listeners of a pad that is read by hovering. A finger cannot hover, and it hides the place that
 * it points at: the chosen place stays when the finger is lifted, until a tap elsewhere takes the focus away
 * or a scroll begins.
 *
 * @param follow called with each event that moves the reading
 * @param leave takes the reading away; the pad must also call it when it loses the focus
 */
export function readingPointer(follow: (event: PointerEvent<HTMLDivElement>) => void, leave: () => void) {
  return {
    onPointerMove: follow,
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (isFinger(event)) event.currentTarget.focus({ preventScroll: true });
      follow(event);
    },
    onPointerLeave(event: PointerEvent) {
      if (!isFinger(event)) leave();
    },
    onPointerCancel: leave,
  };
}

const isFinger = ({ pointerType }: PointerEvent) => pointerType === "touch";
