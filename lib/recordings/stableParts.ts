import type { Recorded } from "@/lib/study/recorded";
import parts from "./stable-parts-small.json" with { type: "json" };

/**
 * The ingredients of the stable embedding, each on and off. The file names device, date and command. It is a module of
 * its own, so that the figure that shows it does not load the other grids.
 */
export const RECORDED_PARTS = parts as Recorded;
