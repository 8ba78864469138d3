import type { Recorded } from "@/lib/study/recorded";
import parts from "./stable-parts-small.json" with { type: "json" };

/** The ingredients of the stable embedding, each on and off; the file says on what, when and by which command. */
export const RECORDED_PARTS = parts as Recorded;
