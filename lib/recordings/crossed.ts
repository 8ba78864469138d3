import type { Recorded } from "@/lib/study/recorded";
import crossed from "./crossed-h200.json" with { type: "json" };

/**
 * The recorded grid of epsilon and the learning rate: 32-bit state, the library's table of second moments and the
 * table without zero (lib/study/crossed.ts).
 */
export const RECORDED_CROSSED = crossed as Recorded;
