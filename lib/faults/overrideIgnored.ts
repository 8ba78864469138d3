import { bitsandbytes, type Fault } from "./fault";

/** The embedding's override has no effect: its state is 8-bit. */
export const overrideIgnored: Fault = {
  name: "override-ignored",
  label: "the embedding’s override is ignored",
  family: "exceptions",
  layer: "configuration",
  what: "The program asks for 32-bit state of the embedding. The manager of overrides writes the wish where the optimizer does not look, and the embedding gets 8-bit state.",
  sign: "Fewer bytes of state than expected, and no message. Rows of rare words leap where their second moment is stored as zero; the loss of so small a model hides it.",
  cure: "Read the bits of each tensor after the first step; register_module_override worked, override_config works since 0.50.0.",
  sources: [bitsandbytes(1269, ""), bitsandbytes(1869, "mended in 0.50.0", "pull")],
  patient: { map: "dynamic", keep32: ["embedding", "output"] },
  decidedBy: "bytes",
  symptoms: [
    { kind: "fewer bytes", most: 0.9 },
    { kind: "longer moves", least: 5 },
    { kind: "hidden", most: 0.03 },
  ],
  change: ({ bitsOf }) => ({
    bitsOf: (weight) => (weight.name.startsWith("embedding") ? 8 : bitsOf(weight)),
  }),
};
