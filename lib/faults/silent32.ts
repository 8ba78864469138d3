import { bitsandbytes, type Fault } from "./fault";

/** An "8-bit" optimizer whose state is 32-bit. */
export const silent32: Fault = {
  name: "silent-32",
  label: "state silently in 32 bits",
  family: "exceptions",
  layer: "state",
  what: "The optimizer is called 8-bit, but the moments of its step path stay in 32 bits and nothing is saved.",
  sign: "The loss is that of 32 bits in every digit, and so are the bytes. Two lanes that agree to the last bit are the warning.",
  cure: "Count the bytes of the state after the first step.",
  sources: [
    { text: "AiDotNet #1238", url: "https://github.com/ooples/AiDotNet/issues/1238" },
    bitsandbytes(1261, "optim_bits= ignored until 0.47.0"),
  ],
  decidedBy: "bytes",
  symptoms: [{ kind: "same as 32 bits" }, { kind: "more bytes", least: 2 }],
  change: () => ({ bitsOf: () => 32 }),
};
