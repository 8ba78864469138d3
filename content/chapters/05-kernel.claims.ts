import { type ClaimTable, claim } from "@/components/prose/claims";
import { values } from "./05-kernel.values";

/** Returns a number of the chapter as its text prints it. */
const printed = (name: string) => Number.parseFloat(values[name]().replaceAll(",", ""));

/** The claims of chapter 5, about the recorded run and about the kernel. Shares are per cent of a copy's rate. */
export const claims: ClaimTable = {
  "eight-values-a-thread": claim(
    () => ({ values: printed("values-a-thread") }),
    (computed) => computed.values === 8,
  ),
  "adam-moves-28-bytes": claim(
    () => ({ bytes: printed("adam-traffic-32") }),
    ({ bytes }) => bytes === 28,
  ),
  "two-bytes-are-an-eighth": claim(
    () => ({ share: 2 / printed("adam-traffic-8") }),
    ({ share }) => Math.abs(share - 1 / 8) < 0.005,
  ),
  "guard-takes-the-next-code": claim(
    () => ({ zero: printed("zero-code"), negative: printed("smallest-negative-code") }),
    ({ zero, negative }) => zero - negative === 1,
  ),
  "both-adams-on-the-line": claim(
    () => ({ share: printed("recorded-adam-share") }),
    ({ share }) => share > 100 && share < 106,
  ),
  "share-above-a-hundred": claim(
    () => ({ share: printed("recorded-adam-share") }),
    ({ share }) => share > 100,
  ),
  "packing-shows": claim(
    () => ({ ademamix: printed("recorded-ademamix-share"), quantize: printed("recorded-quantize-share") }),
    ({ ademamix, quantize }) => ademamix < 97 && quantize < 97,
  ),
  "packing-shows-more-with-fewer-values": claim(
    () => ({ small: printed("recorded-quantize-share-small"), large: printed("recorded-quantize-share") }),
    ({ small, large }) => small < large - 5,
  ),
  "ademamix-is-last": claim(
    () => ({ rule: values["recorded-farthest-rule"]() }),
    ({ rule }) => rule === "ademamix",
  ),
  "momentum-gains-less-than-its-bytes": claim(
    () => ({ faster: printed("recorded-momentum-faster"), fewer: printed("momentum-traffic-fewer") }),
    ({ faster, fewer }) => faster < fewer,
  ),
  "faster-by-about-the-bytes": claim(
    () => ({ faster: printed("recorded-adam-faster"), fewer: printed("adam-traffic-fewer") }),
    ({ faster, fewer }) => faster / fewer > 0.97,
  ),
  "one-kernel-saves-time": claim(
    () => ({
      tfjs: printed("optimizer-tfjs-ms"),
      in32: printed("optimizer-32-ms"),
      in8: printed("optimizer-8-ms"),
    }),
    ({ tfjs, in32, in8 }) => tfjs / in32 > 100 && in8 < in32,
  ),
  "whole-step-gains-less": claim(
    () => ({ step: printed("optimizer-8-faster"), training: printed("optimizer-8-training-faster") }),
    ({ step, training }) => step > 10 * training,
  ),
  "kernel-counts-not-bits": claim(
    () => ({
      in32: printed("optimizer-32-training-faster"),
      in8: printed("optimizer-8-training-faster"),
    }),
    ({ in32, in8 }) => in32 > 2 && Math.abs(in8 / in32 - 1) < 0.05,
  ),
};
