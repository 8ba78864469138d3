import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages in English that the figures of maps share. Their message files hold them too. */
export const mapsMessages = {
  "maps.linear": "Where {maps} have their values, on a linear axis, over the density of the data.",
  "maps.log": "Where {maps} have their values, on a logarithmic axis, over the density of the data.",
  "maps.place": "Place on the axis",
  "maps.codes": { one: "{count} code", other: "{count} codes" },
  "maps.around": "Around {value} of the absmax lie {share} of the data",
  "maps.codesOf": "{codes} of {map}",
  "maps.reading": "{codes}, {share} of the data",
  "maps.error": "error {error}",
  "maps.lost": "error {error}, {share} lost",
  "maps.map": "Map",
  "maps.meanAbsolute": "Mean error",
  "maps.meanRelative": "Relative",
  "maps.zeroed": "Stored as zero",
  "maps.used": "Codes used",
  "maps.of": "of {count}",
  "maps.data.normal": "{count} normal numbers",
  "maps.data.laplace": "{count} Laplace numbers",
  "maps.data.student": "{count} numbers of Student’s t",
  "maps.data.squares": "{count} log-normal squares",
  "maps.data.m": "{count} first moments of a run",
  "maps.data.r": "{count} second moments of a run",
  "maps.data.pasted": { one: "{count} number of yours", other: "{count} numbers of yours" },
  "maps.oneBlock": "one block",
  "maps.blocks": "blocks of {size}",
} as const satisfies Messages<string>;

/** The key of a message that the figures of maps share. */
export type MapsKey = keyof typeof mapsMessages;

/** Finds the words that the figures of maps share. */
export type MapsWords = Words<MapsKey>;

export const english: MapsWords = makeWords("en", mapsMessages);
