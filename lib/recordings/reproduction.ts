import type { Recorded } from "@/lib/study/recorded";
import edge from "./edge-h100.json" with { type: "json" };
import kept from "./kept-h100.json" with { type: "json" };
import ablation from "./reproduction-h100.json" with { type: "json" };
import sensitivity from "./sensitivity-h100.json" with { type: "json" };

/** Grids of `npm run reproduce` that were kept; each says on what, when and by which command it was trained. */
export const RECORDED_ABLATION = ablation as Recorded;
export const RECORDED_EDGE = edge as Recorded;
export const RECORDED_KEPT = kept as Recorded;
export const RECORDED_SENSITIVITY = sensitivity as Recorded;
