import { laterMessages, optionMessages, pageMessages } from "./en";
import { makeTranslate } from "./translate";

/** Returns messages in English. */
export const english = makeTranslate("en", { ...pageMessages, ...optionMessages, ...laterMessages });
