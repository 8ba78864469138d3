import { type Layout, linearLayout, signedLogLayout } from "@/components/charts/layout";

/** Seven decades: what the dynamic map covers. What is smaller lies on the edge of zero. */
const FLOOR = 1e-7;

/** The axis that maps are drawn on: values from -1 (signed) or 0 to 1. */
export function layoutFor(signed: boolean, axis: string): Layout {
  const domain = [signed ? -1 : 0, 1] as const;
  return axis === "log" ? signedLogLayout(domain, FLOOR) : linearLayout(domain);
}
