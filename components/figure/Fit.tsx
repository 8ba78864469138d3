"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import styles from "./Cell.module.css";
import { fitContent } from "./fitContent";

/** The parts of a frame that fills its box. */
export interface FitMode {
  /** Buttons of the run, which stay in sight while the options are in the sheet. */
  readonly run: ReactNode;
  /** Whether the sheet with the options is open. */
  readonly sheet: boolean;
  readonly showSheet: (open: boolean) => void;
}

/** Provides the fit mode of an embed; null where a figure is as tall as it is. */
export const FitContext = createContext<FitMode | null>(null);

/** Returns the fit mode of the frame that the figure belongs to, or null. */
export const useFit = () => useContext(FitContext);

interface FittedPictureProps {
  readonly className: string;
  readonly svg?: () => SVGSVGElement | null;
  readonly canvas?: () => HTMLCanvasElement | null;
  readonly children: ReactNode;
}

/** Scales a picture so that it fits its box, whatever its own height. */
export function FittedPicture({ className, svg, canvas, children }: FittedPictureProps) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pictureOf = useRef<() => Element | null>(() => null);
  pictureOf.current = () => svg?.() ?? canvas?.() ?? null;
  useEffect(() => {
    if (!box.current || !content.current) return;
    return fitContent(box.current, content.current, () => pictureOf.current());
  }, []);
  return (
    <div ref={box} className={className}>
      <div ref={content} className={styles.scaled} data-fit-content="">
        {children}
      </div>
    </div>
  );
}
