import { readTexts, type WrittenText } from "@/lib/tasks/chars/writtenText";
import type { PictureLane } from "./picture";

/** A text that a lane wrote, and where it parts company with what the reference wrote after the same prompt. */
export interface PartedText extends WrittenText {
  /** Which of the lane's texts, from 0. */
  readonly row: number;
  /** How many written characters are those of the reference: all of them where the two agree. */
  readonly same: number;
}

/** Characters, not code units: one may take two. */
const charactersOf = (text: string) => [...text];

function sameStart(one: string, other: string): number {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  const at = a.findIndex((character, i) => character !== b[i]);
  return at < 0 ? a.length : at;
}

/** The texts of each lane, none where a lane has no picture yet. */
export function partedTexts(lanes: readonly PictureLane[], samples: Float32Array): PartedText[][] {
  const texts = lanes.map(({ picture }) => (samples.length > 0 ? readTexts(picture, samples) : []));
  return texts.map((each) =>
    each.map((text, row) => ({
      ...text,
      row,
      same: sameStart(text.written, texts[0][row]?.written ?? ""),
    })),
  );
}

/** A written text in the part that is as the reference's, and the rest. */
export function partsOf({ written, same }: PartedText): readonly [string, string] {
  const characters = charactersOf(written);
  return [characters.slice(0, same).join(""), characters.slice(same).join("")];
}

/** The finding: how far the lanes write the same. */
export function describeTexts(lanes: readonly PictureLane[], samples: Float32Array): string {
  const texts = partedTexts(lanes, samples);
  const [reference, ...others] = texts;
  if (!reference || reference.every(({ written }) => written === ""))
    return "No model has written anything yet.";
  if (others.length === 0) return `What ${lanes[0].label} writes after three beginnings.`;
  const all = charactersOf(reference[0].written).length;
  const shares = others.map((each, i) => {
    const same = each.map((text) => text.same);
    const agreed = same.every((count) => count === all);
    return `${lanes[i + 1].label} writes ${agreed ? `all ${all}` : `the first ${same.join(", ")} of ${all}`} characters`;
  });
  return `After three beginnings and with the same noise, ${shares.join("; ")} as ${lanes[0].label} does.`;
}
