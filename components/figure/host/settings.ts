/**
 * The keys in the address of an embed that belong to its frame and not to the figure: how much of the figure is
 * shown, what a reader may change, and how the frame reports to its host.
 */
import type { OptionKey } from "@/lib/i18n/enOptions";

/** A sentence about a setting that was replaced, as data: the script in the page's head does without its words. */
export interface SettingNote {
  readonly key: OptionKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Amount of the figure's controls that a frame shows. */
export const CONTROLS = ["all", "main", "none"] as const;

/** Themes that a host can choose. */
export const THEMES = ["light", "dark", "system"] as const;

/** Moments at which a frame replaces its still picture with the live figure. */
export const STARTS = ["touch", "now"] as const;

/** Systems that a frame can report scores to, beside the host protocol. */
export const REPORTS = ["none", "score", "splice", "xapi", "openlearning"] as const;

/** Languages of the figures. */
export const LANGUAGES = ["en"] as const;

/** Theme of a frame. */
export type HostTheme = (typeof THEMES)[number];

/** Settings of a frame, all valid. */
export interface FrameSettings {
  /** Controls that are shown: all, those outside of folds, or none. */
  readonly controls: (typeof CONTROLS)[number];
  /** Names or address keys of options that the reader sees and cannot change. */
  readonly lock: readonly string[];
  /** Names or address keys of options without a control. */
  readonly hide: readonly string[];
  /** Whether the figure's run starts by itself. */
  readonly autorun: boolean;
  /** Whether the figure fills the box of the frame, whatever its height. */
  readonly fit: boolean;
  /** Whether type and lines are large, for a projector. */
  readonly projector: boolean;
  readonly theme: HostTheme;
  readonly start: (typeof STARTS)[number];
  readonly report: (typeof REPORTS)[number];
  readonly lang: (typeof LANGUAGES)[number];
  /** Origin of the only page that may steer the frame; "" for whichever page holds it. */
  readonly host: string;
}

/** Keys of the settings in the address. No figure may have an option with one of these keys. */
export const SETTING_KEYS = [
  "controls",
  "lock",
  "hide",
  "autorun",
  "fit",
  "projector",
  "theme",
  "start",
  "report",
  "lang",
  "host",
] as const satisfies readonly (keyof FrameSettings)[];

/** Largest number of names in `lock` and in `hide`, and of characters of a name. */
const MOST_NAMES = 40;
const LONGEST_NAME = 40;
/** Characters of a value that a note quotes. */
const QUOTED = 40;

/**
 * Reads the settings of a frame from its address.
 *
 * @param search the query of the address
 * @returns settings that are valid for every query, and a sentence for each value that was replaced
 */
export function readSettings(search: string): {
  settings: FrameSettings;
  notes: readonly SettingNote[];
} {
  const query = new URLSearchParams(search);
  const notes: SettingNote[] = [];
  const quoted = (raw: string) => (raw.length > QUOTED ? `${raw.slice(0, QUOTED)}…` : raw);
  const choice = <C extends string>(key: string, choices: readonly C[]): C => {
    const raw = query.get(key);
    const found = choices.find((each) => each === raw);
    if (found !== undefined || raw === null) return found ?? choices[0];
    const values = { label: key, given: quoted(raw), choices: choices.join(", "), used: choices[0] };
    notes.push({ key: "option.notListed", values });
    return choices[0];
  };
  const toggle = (key: string) => choice(key, ["0", "1"]) === "1";
  const names = (key: string): string[] => {
    const all = (query.get(key) ?? "").split(",").map((name) => name.trim());
    const kept = all.filter((name) => name !== "" && name.length <= LONGEST_NAME).slice(0, MOST_NAMES);
    const filled = all.filter((name) => name !== "").length;
    if (kept.length < filled)
      notes.push({ key: "option.names", values: { label: key, left: filled - kept.length, all: filled } });
    return kept;
  };
  const theme = query.get("theme") === null ? "system" : choice("theme", THEMES);
  const settings: FrameSettings = {
    controls: choice("controls", CONTROLS),
    lock: names("lock"),
    hide: names("hide"),
    autorun: toggle("autorun"),
    fit: toggle("fit"),
    projector: toggle("projector"),
    theme,
    start: choice("start", STARTS),
    // The figure of the clinic has had "1" for the messages of the host protocol.
    report: query.get("report") === "1" ? "score" : choice("report", REPORTS),
    lang: choice("lang", LANGUAGES),
    host: originIn(query.get("host"), notes),
  };
  return { settings, notes };
}

/** An origin that no page has: a host that was named wrongly must not open the frame to every page. */
export const NO_HOST = "null:";

/** Returns the origin in an address, "" if there is none, with a sentence if it is not an http or https origin. */
function originIn(raw: string | null, notes: SettingNote[]): string {
  if (raw === null || raw === "") return "";
  try {
    const { origin, protocol } = new URL(raw);
    if (protocol === "https:" || protocol === "http:") return origin;
  } catch {
    // The sentence below covers an address that cannot be read.
  }
  notes.push({ key: "option.host", values: { label: "host" } });
  return NO_HOST;
}

/** Returns the query of settings that differ from their defaults, in the order of SETTING_KEYS. */
export function printSettings(settings: Partial<FrameSettings>): URLSearchParams {
  const { settings: defaults } = readSettings("");
  const query = new URLSearchParams();
  for (const key of SETTING_KEYS) {
    const value = settings[key];
    const text = Array.isArray(value) ? value.join(",") : typeof value === "boolean" ? "1" : value;
    if (value === undefined || text === "" || String(value) === String(defaults[key])) continue;
    query.set(key, String(text));
  }
  return query;
}
