import type { Metadata, Viewport } from "next";
import { DESCRIPTION, SITE_ORIGIN } from "@/app/_shell/site";

/** Returns the whole title of a page in the browser's tab. */
export const wholeTitle = (title: string): string => `${title} · Blockwise`;

/** What the head of a page says where the page does not say it itself. */
export const metadata: Metadata = {
  metadataBase: new URL(SITE_ORIGIN),
  title: { default: "Blockwise: 8-bit optimizers, explained by running them", template: wholeTitle("%s") },
  description: DESCRIPTION,
  openGraph: { siteName: "Blockwise", type: "website", locale: "en", description: DESCRIPTION },
  twitter: { card: "summary" },
};

/** Both themes, so that the browser's own parts follow them. */
export const viewport: Viewport = { colorScheme: "light dark" };
