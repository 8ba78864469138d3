/** What the entry with Adam alone refuses, as messages. */
import { adam8bit } from "blockwise-optimizers/adam8bit";

const messageOf = (options) => {
  try {
    adam8bit(options);
  } catch ({ message }) {
    return message;
  }
};
const inGroup = (bits) => messageOf({ groups: [{ match: "head", bits }] });
console.log(
  JSON.stringify([
    messageOf({ map: "linear" }),
    inGroup(4),
    inGroup({ m: 8, r: 32 }),
    inGroup(32),
    messageOf({ mapValues: [-1, 0, 1] }),
    messageOf({ updateClip: 1 }),
    messageOf({ blockSize: 300 }),
  ]),
);
process.exit(0);
