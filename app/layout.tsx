import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { themeScript } from "./_shell/theme";
import "./fonts.css";
import "./tokens.css";
import "./globals.css";

const description =
  "An interactive explainer of 8-bit optimizers: see 256 numbers do the work of four billion, break them with one outlier, repair them with blocks, and train the same network twice on your own GPU.";

export const metadata: Metadata = {
  // Shared links need whole addresses; a host of its own sets this when it builds.
  metadataBase: new URL(process.env.BLOCKWISE_SITE_URL ?? "http://localhost:3000"),
  title: { default: "Blockwise: 8-bit optimizers, explained by running them", template: "%s · Blockwise" },
  description,
  openGraph: { siteName: "Blockwise", type: "website", locale: "en", description },
  twitter: { card: "summary" },
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** The two faces of every first screen; without this they would be found only after the style sheet. */
const firstFonts = [
  new URL(
    "../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    import.meta.url,
  ),
  new URL("../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", import.meta.url),
];

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  for (const { href } of firstFonts)
    preload(href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    // The head script takes the class away and may set a theme before React looks: no mismatch to report.
    <html lang="en" className="no-script" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, needed before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
