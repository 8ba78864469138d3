import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { reportMessages } from "@/lib/verify/reportMessages";

/** The messages of the table of collected devices. */
export const deviceMessages = {
  "devices.caption": "Devices in docs/devices",
  "devices.device": "Device",
  "devices.codes": "Codes that agree",
  "devices.checks": "Checks",
  "devices.day": "Day",
  "devices.notMeasured": "not measured",
  "devices.passed": "all passed",
  "devices.failed": "some failed",
} as const satisfies Messages<string>;

const messages = { ...deviceMessages, ...reportMessages };

/** Finds the words of the table of collected devices, with those of reports. */
export type DeviceWords = Words<keyof typeof messages>;

export const english: DeviceWords = makeWords("en", messages);
