/** What the site is, for search results and shared links. */
export const DESCRIPTION =
  "An interactive explainer of 8-bit optimizers: see 256 numbers do the work of four billion, break them with one outlier, repair them with blocks, and train the same network twice on your own GPU.";

/** Origin of the site. Links that other sites store need it; a host of its own sets it when it builds. */
export const SITE_ORIGIN = process.env.BLOCKWISE_SITE_URL ?? "http://localhost:3000";

/** Returns the address of the site below its host, without a slash at the end. */
export const siteUrl = () => `${new URL(SITE_ORIGIN).origin}${process.env.NEXT_PUBLIC_BASE_PATH ?? ""}`;
