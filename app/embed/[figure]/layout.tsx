import type { ReactNode } from "react";

/** Runs before the figure is painted: a host that fixes the theme must not see the other one flash up. */
const themeFromAddress = `try{var t=new URLSearchParams(location.search).get("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** Pages for frames: nothing but the figure. */
export default function EmbedLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, needed before the first paint */}
      <script dangerouslySetInnerHTML={{ __html: themeFromAddress }} />
      {children}
    </>
  );
}
