import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Document } from "@/app/_shell/Document";
import { SITE_ORIGIN } from "@/app/_shell/site";

const description =
  "An interactive explainer of 8-bit optimizers: see 256 numbers do the work of four billion, break them with one outlier, repair them with blocks, and train the same network twice on your own GPU.";

export const metadata: Metadata = {
  metadataBase: new URL(SITE_ORIGIN),
  title: { default: "Blockwise: 8-bit optimizers, explained by running them", template: "%s · Blockwise" },
  description,
  openGraph: { siteName: "Blockwise", type: "website", locale: "en", description },
  twitter: { card: "summary" },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return <Document>{children}</Document>;
}
