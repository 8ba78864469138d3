/** The React component of the package blockwise-figures: the custom element with options, settings and callbacks. */
import { createElement, type ReactElement, useEffect, useRef } from "react";
import type { FrameMessage } from "@/components/figure/host/protocol";
import { defineFigureElement, type BlockwiseFigure as FigureElement } from "./figureElement";

/** Types of messages that a component passes on, and the props that take them. */
const CALLBACKS = {
  ready: "onReady",
  state: "onState",
  progress: "onProgress",
  result: "onResult",
  score: "onScore",
  problem: "onProblem",
} as const;

type Callbacks = {
  readonly [T in keyof typeof CALLBACKS as (typeof CALLBACKS)[T]]?: (
    message: Extract<FrameMessage, { type: T }>,
  ) => void;
};

/** Props of a figure. */
export interface FigureProps extends Callbacks {
  readonly name: string;
  /** Address of the site that has the figures, with a slash at the end. */
  readonly site: string;
  /** Options of the figure, by name. A change reaches the live figure. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** Settings of the frame, by their keys in the address, such as `controls` and `lock`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly start?: "near" | "click" | "now";
  readonly title?: string;
}

/** Shows a figure: its still picture first, and a frame with the live figure when it comes near the viewport. */
export function BlockwiseFigure(props: FigureProps): ReactElement {
  const { name, site, options = {}, settings = {}, start, title } = props;
  const element = useRef<FigureElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const figure = element.current;
    if (!figure) return;
    const hear = (event: Event) => {
      const message: FrameMessage = (event as CustomEvent<FrameMessage>).detail;
      const callback = latest.current[CALLBACKS[message.type as keyof typeof CALLBACKS]];
      (callback as ((message: FrameMessage) => void) | undefined)?.(message);
    };
    const events = Object.keys(CALLBACKS).map((type) => `blockwise-${type}`);
    for (const event of events) figure.addEventListener(event, hear);
    // After the listeners, which must hear the first message.
    defineFigureElement(site);
    return () => {
      for (const event of events) figure.removeEventListener(event, hear);
    };
  }, [site]);
  const attributes = Object.entries(options).map(([key, value]) => [
    key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    typeof value === "boolean" ? String(+value) : String(value),
  ]);
  return createElement("blockwise-figure", {
    ...Object.fromEntries(attributes),
    ...settings,
    name,
    src: site,
    start,
    title,
    ref: element,
  });
}
