import { pageMessages } from "./en";
import { laterMessages } from "./enLater";
import { optionMessages } from "./enOptions";
import { makeTranslate } from "./translate";

/** Returns messages in English. */
export const english = makeTranslate("en", { ...pageMessages, ...optionMessages, ...laterMessages });
