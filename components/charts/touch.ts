import type { PointerEvent } from "react";

/**
 * What a pad listens with where a mouse reads by hovering. A finger cannot hover, and hides what it points at: what it
 * chose stays when it is lifted, until a tap elsewhere takes the focus away, and goes when it scrolls the page.
 *
 * @param follow takes the place under the pointer
 * @param leave takes the reading away; the pad calls it when it loses the focus too
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
