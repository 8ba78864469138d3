import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  computing: "Smaller blocks cost bits and gain accuracy: the curve is being computed.",
  pending: "The curve is being computed.",
  "error.absolute": "values are off by {error} of their mean magnitude",
  "error.relative": "a value is off by {error} of itself, on average",
  "error.zeroed": "{error} of the values are stored as zero",
  theMap: "the {map} map",
  whole: "With one scale for the whole tensor and {map}, {error}{gain}. {reach}",
  gain: "; blocks of 64 would make it {error}",
  blocks:
    "In blocks of {size} with {map}, {error}, for {bits} bits a value. With one scale for the whole tensor it would be {whole}{times}. {reach}",
  same: ", about as much",
  times: ", {ratio} times as much",
  "reach.all": "The outlier shares its scale with all other values.",
  "reach.one": "The outlier shares its scale with {values} other values.",
  "reach.many": "The {outliers} outliers share their scales with at most {values} other values.",
  "data.plain": "{distribution} data without outliers",
  "data.outliers": {
    one: "{distribution} data with one outlier of {size} times the mean magnitude",
    other: "{distribution} data with {count} outliers of {size} times the mean magnitude",
  },
  "title.absolute": "error, of the mean magnitude",
  "title.relative": "error, of each value",
  "title.zeroed": "share stored as zero",
  "title.bits": "bits on top of the 8 of a code",
  "title.time": "ns a parameter, one step of 8-bit Adam ({device})",
  "title.timeShort": "ns a parameter ({device})",
  "landmark.256": "library 256",
  "landmark.2048": "paper 2048",
  bits32: "32-bit",
  wholeTick: "whole",
  "pad.label": "Block size in the picture",
  "pad.value": "{size} values: {errors}; {bits} bits a value{time}",
  "pad.time": "; {time} nanoseconds a parameter ({device})",
  "table.absolute": "mean error / mean magnitude",
  "table.relative": "mean relative error",
  "table.zeroed": "share stored as 0",
  "table.caption": {
    one: "{error} over {count} tensor of {values} values: {data}",
    other: "{error} over {count} tensors of {values} values: {data}",
  },
  "table.empty": "Nothing has been computed yet.",
  "table.size": "block size",
  "table.bits": "bits per value",
  "table.median": "{map}: median",
  "table.lowest": "{map}: lowest",
  "table.highest": "{map}: highest",
  "table.time": "8-bit Adam, ns a parameter ({device})",
  "chip.tensors": "{done} of {all} tensors",
  "chip.cpu": "CPU worker",
  "chip.starting": "Starting.",
  "chip.gpuReason": "Quantized and measured by the kernels of lib/gpu on {name}.",
  "chip.cpuReason": "Quantized by lib/numerics/fast in a worker of this page.",
  "status.first": "Drawing a million values and quantizing them at each block size…",
  "status.stale": "Computing. Until then the picture shows {data}.",
  "status.data": {
    one: "{data}, one tensor of {values} values. {band}{more}",
    other: "{data}, {count} tensors of {values} values. {band}{more}",
  },
  "status.band": "Line: median; band: lowest to highest.",
  "status.more": " More tensors follow.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type CurveWords = Words<keyof typeof messages>;

export const english: CurveWords = makeWords("en", messages);
