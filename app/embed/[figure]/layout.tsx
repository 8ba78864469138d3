import type { ReactNode } from "react";
import { EmbedAgent } from "@/app/_shell/EmbedAgent";

/** Pages for frames: nothing but the figure. */
export default function EmbedLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <EmbedAgent />
      {children}
    </>
  );
}
