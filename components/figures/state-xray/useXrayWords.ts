"use client";

import { useMemo } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import { useFigureContext } from "@/components/figure/context";
import type { RefusalKey } from "@/lib/checkpoints/messages";
import type { Messages } from "@/lib/i18n/message";
import type { XrayRequest } from "@/lib/jobs/xray/job";
import type { XrayKey } from "@/lib/xray/messages";

/** Returns the words of an X-ray in the language of the page, for the worker that makes the sentences. */
export function useXrayWords(): XrayRequest["words"] {
  const { locale } = usePageTranslate();
  const { words } = useFigureContext().entry;
  return useMemo(() => {
    if (!words) return undefined;
    const own = Object.entries(words).filter(([key]) => /^(xray|refused)\./.test(key));
    // The list of a translated figure has these keys: its type asks for them.
    return { locale, list: Object.fromEntries(own) as Messages<XrayKey | RefusalKey> };
  }, [locale, words]);
}
