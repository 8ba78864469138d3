import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/**
 * Draws a picture off screen, with the colours and fonts of a place in the page, and returns it.
 *
 * The picture is removed in the next task, so the caller must copy it at once.
 */
export function drawAside(place: Element, picture: ReactElement): SVGSVGElement | null {
  const aside = document.createElement("div");
  aside.setAttribute("aria-hidden", "true");
  Object.assign(aside.style, { position: "fixed", left: "-9999px", top: "0" });
  place.append(aside);
  const root = createRoot(aside);
  flushSync(() => root.render(picture));
  setTimeout(() => {
    root.unmount();
    aside.remove();
  });
  return aside.querySelector("svg");
}
