import { expect, test } from "vitest";
import { createInbox, type Patch } from "./inbox";

test("what a host asks before the figure is loaded waits for it, the last word of each option", () => {
  const inbox = createInbox();
  const taken: Patch[] = [];
  inbox.put({ block: 64, map: "linear" });
  inbox.put({ block: 128 });
  const close = inbox.open((patch) => taken.push(patch));
  expect(taken).toEqual([{ block: 128, map: "linear" }]);
  inbox.put({ block: 256 });
  expect(taken.at(-1)).toEqual({ block: 256 });

  close();
  inbox.put({ block: 512 });
  expect(taken).toHaveLength(2);
  inbox.open((patch) => taken.push(patch));
  expect(taken).toHaveLength(3);
});
