import type { ReactNode } from "react";
import { preload } from "react-dom";
import { oneSlashScript } from "@/app/_shell/oneSlash";
import { themeScript } from "@/app/_shell/theme";
import type { Locale } from "@/lib/i18n/locales";
import "@/app/fonts.css";
import "@/app/tokens.css";
import "@/app/globals.css";

/** The two faces of every first screen; without this they would be found only after the style sheet. */
const firstFonts = [
  new URL(
    "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    import.meta.url,
  ),
  new URL(
    "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    import.meta.url,
  ),
];

interface DocumentProps {
  /** Language of the page. */
  readonly locale?: Locale;
  /** Another script that runs before the first paint. */
  readonly script?: string;
  readonly children: ReactNode;
}

/** What every page shares: fonts, colours, and before the first paint the theme and an address that Next can use. */
export function Document({ locale = "en", script = "", children }: DocumentProps) {
  for (const { href } of firstFonts)
    preload(href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    // The head script takes the class away and may set a theme before React looks: no mismatch to report.
    <html lang={locale} className="no-script" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, needed before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript + oneSlashScript + script }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
