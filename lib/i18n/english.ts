import { pageMessages } from "./en";
import { deviceMessages } from "./enDevice";
import { failureMessages } from "./enFailure";
import { laterMessages } from "./enLater";
import { optionMessages } from "./enOptions";
import { packedMessages } from "./enPacked";
import { makeTranslate } from "./translate";

/** Returns messages in English. */
export const english = makeTranslate("en", {
  ...pageMessages,
  ...optionMessages,
  ...packedMessages,
  ...deviceMessages,
  ...failureMessages,
  ...laterMessages,
});
