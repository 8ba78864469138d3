import { expect, it } from "vitest";
import { readAddress } from "@/components/figure/address";
import { readSettings } from "@/components/figure/host/settings";
import { definitionOf } from "@/components/figures/entries";
import { LESSONS } from "./lessons";

const embeds = LESSONS.flatMap(({ steps }) => steps.filter(({ path }) => path.startsWith("/embed/")));

it.each(embeds)(
  "$label: the link fixes where the step starts and locks options that exist",
  async ({ path }) => {
    const { pathname, search } = new URL(path, "https://course.example");
    const { options } = (await definitionOf(pathname.split("/")[2]))!;
    const { notes } = readAddress(options, search, "");
    const { settings, notes: settingNotes } = readSettings(search);
    expect([...notes, ...settingNotes]).toEqual([]);
    expect(settings.lock).not.toEqual([]);
    const keys = [...new URLSearchParams(search).keys()].filter((key) => key !== "lock");
    const known = Object.values(options).map(({ url }) => url);
    expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    // What is locked is in the link, so that a later default does not change the lesson.
    expect(settings.lock.filter((key) => !keys.includes(key))).toEqual([]);
  },
);
