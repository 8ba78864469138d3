"use client";

import { useEffect } from "react";
import { useFigureContext } from "./context";
import type { FrameLink } from "./host/frameLink";
import { embedQuery } from "./links";
import { usePacker } from "./packer";

interface Props {
  readonly link: FrameLink;
  /** Whether the run starts by itself. */
  readonly autorun: boolean;
}

/** Joins the figure's state with the host page. Draws nothing. */
export function HostLink({ link, autorun }: Props) {
  const { options, values, notes, changedBy, changeByHost } = useFigureContext();
  const packer = usePacker(options, values);
  useEffect(() => {
    const query = embedQuery(options, values, packer);
    link.show({ options, values, notes, changedBy, query, changeByHost });
  }, [link, options, values, notes, changedBy, changeByHost, packer]);
  useEffect(() => {
    // After the effect above, since requests need the figure, and outside of effects, which cannot draw at once.
    let close = () => {};
    const timer = setTimeout(() => {
      close = link.open();
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [link]);
  useEffect(() => {
    // A reader who prefers less motion starts the run by hand.
    if (autorun && !matchMedia("(prefers-reduced-motion: reduce)").matches) link.driver.run();
  }, [link, autorun]);
  return null;
}
