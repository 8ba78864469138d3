import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Document } from "@/app/_shell/Document";
import { DESCRIPTION, SITE_ORIGIN } from "@/app/_shell/site";

export const metadata: Metadata = {
  metadataBase: new URL(SITE_ORIGIN),
  title: { default: "Blockwise: 8-bit optimizers, explained by running them", template: "%s · Blockwise" },
  description: DESCRIPTION,
  openGraph: { siteName: "Blockwise", type: "website", locale: "en", description: DESCRIPTION },
  twitter: { card: "summary" },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return <Document>{children}</Document>;
}
