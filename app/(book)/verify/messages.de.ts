import type { Messages } from "@/lib/i18n/message";
import type { deviceMessages } from "./messages";

/** The messages of the table of collected devices in German. */
export const germanDevices: Messages<keyof typeof deviceMessages> = {
  "devices.caption": "Geräte in docs/devices",
  "devices.device": "Gerät",
  "devices.codes": "Codes, die übereinstimmen",
  "devices.checks": "Prüfungen",
  "devices.day": "Tag",
  "devices.notMeasured": "nicht gemessen",
  "devices.passed": "alle bestanden",
  "devices.failed": "einige nicht bestanden",
};
