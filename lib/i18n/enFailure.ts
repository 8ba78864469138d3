import type { DeviceKey } from "./enDevice";
import type { Messages } from "./message";
import { UNEXPECTED } from "./unexpected";

/** Why a computation failed, or runs on the CPU, in English. */
export const failureMessages = {
  "failure.unexpected": UNEXPECTED,
  "failure.stopped": "{worker} stopped: {why}",
  "failure.notStarted": "{worker} did not start: {why}",
  "failure.noScript": "its script could not be loaded.",
  "failure.unreadable": "a message could not be read.",
  "failure.runError": "The run stopped on an error: {why}",
  "failure.runsStopped": "The runs stopped: {why}",
  "failure.cpuAsked": "The CPU was asked for.",
  "failure.gpuReports": "The GPU reports: {message}",
  "failure.gpuFailed": "The GPU failed: {why}",
  "failure.gpuFull": "There is too little memory on this GPU.",
  "failure.gpuTaken": "Another figure of this page needed the GPU, so the timing was given up.",
  "failure.softwareHere": "WebGPU runs on the CPU here ({name}), which is slower.",
  "failure.emptyPicture": "The picture is empty.",
  "failure.answered": "{path} was answered with status {status}.",

  "worker.trains": "The worker that trains",
  "worker.computes": "The worker that computes this picture",
  "worker.reads": "The worker that reads the file",
  "worker.timesGpu": "The worker that times the GPU",
  "worker.timesSteps": "The worker that times training steps",
  "worker.trainsWhatFits": "The worker that trains what fits",
  "worker.findsBudget": "The worker that finds a budget",
  "worker.checks": "The worker that checks the GPU",
} as const satisfies Messages<string>;

/** The key of a sentence about a failure. */
export type FailureKey = keyof typeof failureMessages | DeviceKey;
