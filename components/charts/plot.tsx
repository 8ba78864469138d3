"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { createPortal } from "react-dom";
import { type Domain, pixelScale, type Scale } from "./scale";

/** The size of a picture and the edges of the plot inside its margins, pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Returns the place of an area over a picture as a style. Before a picture is measured it may be wider than its box; the
 * area then ends at the box and does not widen the page.
 */
export const padStyle = ({ left, right, top, bottom }: Edges) => ({
  left,
  top,
  width: right - left,
  maxWidth: `calc(100% - ${left}px)`,
  height: bottom - top,
});

/** The edges of an area over a picture, pixels. */
export type Edges = Pick<Area, "left" | "right" | "top" | "bottom">;

/** The plot area of a chart and its two scales, which all marks inside read. */
export interface Coordinates extends Area {
  readonly x: Scale;
  readonly y: Scale;
}

/** Makes a scale for a range of pixels, which is the width or the height of the plot area. */
export type ScaleMaker = (range: Domain) => Scale;

const CoordinatesContext = createContext<Coordinates | null>(null);
/** The element over the picture that takes part in the page; null on the server and in stored pictures. */
const OverlayContext = createContext<Element | null>(null);

/**
 * Returns the plot area and the scales of the chart that a mark is drawn in.
 *
 * @throws Error outside of a Chart or Plot
 */
export function useCoordinates(): Coordinates {
  const coordinates = useContext(CoordinatesContext);
  if (!coordinates) throw new Error("A mark must be drawn inside a Chart or a Plot.");
  return coordinates;
}

interface PlotProps {
  /** Edges that differ from those of the plot around it; all of them where there is none. */
  readonly area?: Partial<Area>;
  /** Scales that differ from those of the plot around it; without one, the unit is the pixel. */
  readonly x?: ScaleMaker;
  readonly y?: ScaleMaker;
  readonly children: ReactNode | ((coordinates: Coordinates) => ReactNode);
}

const NOWHERE: Area = { width: 0, height: 0, left: 0, right: 0, top: 0, bottom: 0 };

/**
 * Plot: a part of a chart with an area or scales of its own, such as one of several panels on the same x
 * axis.
 *
 *   <Plot area={{ top: 40, bottom: 90 }} y={(range) => linearScale({ series: [gaps], range })}>
 *     <Line values={gaps} colour="var(--ink)" />
 *   </Plot>
 *
 * It also holds marks in a picture that is no Chart, given the whole area.
 */
export function Plot({ area: own, x, y, children }: PlotProps) {
  const outer = useContext(CoordinatesContext);
  const area = { ...(outer ?? NOWHERE), ...own };
  const xRange: Domain = [area.left, area.right];
  const yRange: Domain = [area.bottom, area.top];
  const coordinates: Coordinates = {
    ...area,
    x: x ? x(xRange) : (outer?.x ?? pixelScale(xRange)),
    y: y ? y(yRange) : (outer?.y ?? pixelScale(yRange)),
  };
  return (
    <CoordinatesContext value={coordinates}>
      {typeof children === "function" ? children(coordinates) : children}
    </CoordinatesContext>
  );
}

/**
 * Places the overlays of a picture in an element after it. Its state is its own, so that the picture is not drawn again
 * when that element has come.
 */
export function OverlayLayer({
  className,
  children,
}: {
  readonly className: string;
  readonly children: ReactNode;
}) {
  const [home, setHome] = useState<Element | null>(null);
  return (
    <>
      <OverlayContext value={home}>{children}</OverlayContext>
      <div ref={setHome} className={className} />
    </>
  );
}

/**
 * Overlay: HTML over the picture, for the marks that listen. Nothing inside an svg can be reached by
 * keyboard. A stored picture has no overlay.
 */
export function Overlay({ children }: { readonly children: ReactNode }) {
  const home = useContext(OverlayContext);
  return home && createPortal(children, home);
}
