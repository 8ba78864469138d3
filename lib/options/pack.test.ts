import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packedMessages } from "@/lib/i18n/enPacked";
import { encodeBase64 } from "@/lib/options/base64";
import { MAX_UNPACKED_BYTES, pack, unpack } from "./pack";

describe("pack", () => {
  it("is undone by unpack for any text, with characters that an address allows", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        const packed = pack(text);
        expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(encodeURIComponent(packed)).toBe(packed);
        expect(unpack(packed)).toEqual({ text });
      }),
    );
  });

  it("shortens a table of numbers", () => {
    const csv = Array.from({ length: 300 }, (_, i) => `${i / 10},${(i * 7) % 13},a`).join("\n");
    expect(pack(csv).length).toBeLessThan(csv.length / 2);
  });
});

describe("unpack", () => {
  it("never throws, and says why there is no text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (any) => {
        const result = unpack(any);
        if ("problem" in result) expect(Object.keys(packedMessages)).toContain(result.problem);
      }),
    );
  });

  it("refuses a text that was cut off anywhere", () => {
    const packed = pack("step,loss\n0,0.693147\n1,0.688012\n2,0.671");
    for (let length = 0; length < packed.length - 3; length++)
      expect(unpack(packed.slice(0, length)), String(length)).toHaveProperty("problem");
  });

  it("stops at a short text that stands for a very long one", () => {
    const bomb = encodeBase64(deflateSync(new Uint8Array(40 * MAX_UNPACKED_BYTES)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "");
    expect(bomb.length).toBeLessThan(MAX_UNPACKED_BYTES);
    expect(unpack(bomb)).toEqual({ problem: "packed.more" });
  });
});
