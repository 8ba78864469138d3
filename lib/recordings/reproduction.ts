import type { Recorded } from "@/lib/study/recorded";
import edge from "./edge-h100.json" with { type: "json" };
import kept from "./kept-h100.json" with { type: "json" };
import ablation from "./reproduction-h100.json" with { type: "json" };
import sensitivity from "./sensitivity-h200.json" with { type: "json" };

/** The ablation of `npm run reproduce`. Each recorded grid names its device, date and command. */
export const RECORDED_ABLATION = ablation as Recorded;
/** Some cells of the ablation at higher and higher learning rates. */
export const RECORDED_EDGE = edge as Recorded;
/** The model with the stable embedding, with different layers in 32 bits. */
export const RECORDED_KEPT = kept as Recorded;
/** Each setting of Adam varied alone. */
export const RECORDED_SENSITIVITY = sensitivity as Recorded;
