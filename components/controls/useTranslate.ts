"use client";

import { useContext } from "react";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";
import { TranslationContext } from "./translation";

/** Returns the function that finds messages in the language of the page, for figures and what is loaded on demand. */
export const useTranslate = (): Translate => useContext(TranslationContext) ?? english;
