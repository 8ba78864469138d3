/** What the entry with Adam alone refuses, as messages. */
import { adam8bit } from "blockwise-optimizers/adam8bit";

const messageOf = (options) => {
  try {
    adam8bit(options);
  } catch ({ message }) {
    return message;
  }
};
console.log(
  JSON.stringify([
    messageOf({ map: "linear" }),
    messageOf({ groups: [{ match: "head", bits: 32 }] }),
    messageOf({ clipNorm: 1 }),
    messageOf({ mapValues: [-1, 0, 1] }),
    messageOf({ updateClip: 1 }),
    messageOf({ blockSize: 300 }),
    messageOf({ weightDecay: 0.01, keep32: ["head"], min8bitSize: 0, learningRate: (step) => 1 / step }) ??
      null,
  ]),
);
process.exit(0);
