import type { Messages } from "./message";

/** Why there is no usable GPU, in English. */
export const deviceMessages = {
  "device.insecure":
    "Browsers offer WebGPU to secure pages (https) only, and this page or the one around it is not.",
  "device.noWebGpu": "This browser has no WebGPU.",
  "device.noAdapter": "This browser has WebGPU, but it found no GPU that it can use.",
  "device.tooSmall": "This needs {least} bytes in one GPU buffer, and the GPU ({name}) allows {offered}.",
  "device.refused": "The GPU ({name}) gave no device.",
  "device.lost": "The GPU ({name}) went away.",
  "device.lostWhy": "The GPU ({name}) went away: {why}",
  "device.failedCheck":
    "The GPU failed the check of the page /verify/, so the CPU computes; that page can undo this.",
  "device.software": "This browser offers only a GPU in software, which is slower.",
} as const satisfies Messages<string>;

/** The key of a sentence about a GPU that cannot be used. */
export type DeviceKey = keyof typeof deviceMessages;
