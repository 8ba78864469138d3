"use client";

import { useContext } from "react";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { TranslationContext } from "./translation";

/**
 * Returns the function that finds the messages of runs in the language of the page. It stands apart from `useTranslate`,
 * so that figures that train nothing do not load these messages.
 */
export const useLiveWords = (): LiveWords => useContext(TranslationContext) ?? englishLive;
