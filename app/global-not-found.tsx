import type { Viewport } from "next";
import { Document } from "@/app/_shell/Document";
import { notFoundMessages } from "@/app/_shell/notFound/messages";
import { germanNotFound } from "@/app/_shell/notFound/messages.de";
import { NotFoundPage } from "@/app/_shell/notFound/NotFoundPage";
import { OneLanguage } from "@/app/_shell/notFound/OneLanguage";
import { notFoundScript } from "@/app/_shell/notFound/script";
import { Translation } from "@/components/controls/translation";
import { BASE } from "@/components/figure/links";
import { de } from "@/lib/i18n/de";
import { english } from "@/lib/i18n/english";
import { makeTranslate } from "@/lib/i18n/translate";

// This page stands outside of the layout, so it says for itself what the layout says for the others.
export const viewport: Viewport = { colorScheme: "light dark" };

const german = makeTranslate("de", de);

/** The one page for all addresses that do not exist, in the language that the address begins with. */
export default function NotFound() {
  return (
    <Document script={notFoundScript(BASE)}>
      <OneLanguage
        titles={{ en: notFoundMessages.title, de: germanNotFound.title }}
        pages={{
          en: <NotFoundPage t={english} words={notFoundMessages} />,
          de: (
            <Translation locale="de" messages={de}>
              <NotFoundPage t={german} words={germanNotFound} main="inhalt" />
            </Translation>
          ),
        }}
      />
    </Document>
  );
}
