import type { ReactNode } from "react";
import { Document } from "@/app/_shell/Document";
import { Translation } from "@/components/controls/translation";
import { de } from "@/lib/i18n/de";

/** A document in German, whose parts find the German messages. */
export const GermanDocument = ({ children }: { readonly children: ReactNode }) => (
  <Document locale="de">
    <Translation locale="de" messages={de}>
      {children}
    </Translation>
  </Document>
);
