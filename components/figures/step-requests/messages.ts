import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { timingMessages } from "../timing/messages";

/** The messages of the figure in English. */
export const messages = {
  ...timingMessages,
  "caption.none": "{task}: not measured here. Press Start to measure it on your own GPU.",
  caption:
    "On {device}, a step of “{task}” is {ordinaryCalls} requests one by one and {replayedCalls} replayed. Replayed, the device does {replayed} steps a second, not {ordinary}: {ratio} times as many.{why}",
  "why.software": " It is a program on the CPU, where computing takes most of the time.",
  "why.computing": " Here computing takes most of the time.",
  origin: "Recorded on {date} with “{command}”.",
  "table.caption": "What the device is asked for in one training step, and the steps that it does a second.",
  "table.device": "device",
  "table.step": "of a step",
  "table.ordinary": "one by one",
  "table.replayed": "replayed",
  "table.rate": "steps a second",
  row: "{ordinary} one by one, {replayed} replayed",
  title: "requests in a step: ring one by one, disc replayed",
  "head.recorded": "Recorded: {device}",
  "head.none": "Not measured here",
  start: "Start",
  startAgain: "Start again",
  failed: "{problem} {origin}",
  counting: "Counting and timing on {device}…",
  making: "The models are being made. Nothing leaves this page.",
  ownDone: "Steps of two lanes, as on the cover. {origin}",
  offer: "{origin} Press Start for your own GPU; it takes some seconds.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type StepRequestsWords = Words<keyof typeof messages>;

export const english: StepRequestsWords = makeWords("en", messages);
