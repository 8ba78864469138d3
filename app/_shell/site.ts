/** Origin of the site. Links that other sites store need it; a host of its own sets it when it builds. */
export const SITE_ORIGIN = process.env.BLOCKWISE_SITE_URL ?? "http://localhost:3000";

/** Returns the address of the site below its host, without a slash at the end. */
export const siteUrl = () => `${new URL(SITE_ORIGIN).origin}${process.env.NEXT_PUBLIC_BASE_PATH ?? ""}`;
