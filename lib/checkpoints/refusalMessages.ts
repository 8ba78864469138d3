import { archiveRefusals, headerRefusals, openRefusals, torchRefusals } from "./messages";

/** All sentences about files that are refused, in English. */
export const refusalMessages = {
  ...openRefusals,
  ...headerRefusals,
  ...archiveRefusals,
  ...torchRefusals,
};
