"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Snippets } from "@/app/embed/Snippets";
import { usePreview } from "@/app/embed/usePreview";
import styles from "@/app/embed/Wizard.module.css";
import { Picker } from "@/components/controls/Picker";
import type { FigureEntry } from "@/components/figure/figure";
import { CONTROLS, type FrameSettings, printSettings, THEMES } from "@/components/figure/host/settings";
import { BASE, siteHere } from "@/components/figure/links";

const WIDTHS = [320, 480, 720] as const;
const SWITCHES = [
  { name: "autorun", label: "Run by itself" },
  { name: "fit", label: "Fill the box of the frame" },
  { name: "projector", label: "Large, for a projector" },
] as const;
const RULES = [
  { value: "free", label: "free" },
  { value: "lock", label: "locked" },
  { value: "hide", label: "hidden" },
] as const;

type Rule = (typeof RULES)[number]["value"];
type Settings = Partial<FrameSettings>;

const never = () => () => {};
/** Only the browser knows where this copy of the site lives. */
const siteUnknown = () => "https://your-copy.example";

/** Sets up a figure for another page: options by using the figure, rules by a list, and the text to paste. */
export function Wizard({ entries }: { readonly entries: readonly FigureEntry[] }) {
  const site = useSyncExternalStore(never, siteHere, siteUnknown);
  const [name, setName] = useState(entries[0].name);
  const [settings, setSettings] = useState<Settings>({});
  const [rules, setRules] = useState<Readonly<Record<string, Rule>>>({});
  const [width, setWidth] = useState<number>(720);
  useEffect(() => {
    // A telephone shows the width that it has room for.
    const fitting = WIDTHS.filter((each) => each < window.innerWidth);
    setWidth(Math.max(WIDTHS[0], ...fitting));
  }, []);
  const { frame, heard, options, query } = usePreview(name);
  const entry = entries.find((each) => each.name === name) ?? entries[0];
  const keysWith = (rule: Rule) => options.filter(({ key }) => rules[key] === rule).map(({ key }) => key);
  const rest = printSettings({ ...settings, lock: keysWith("lock"), hide: keysWith("hide") }).toString();
  const whole = [query, rest].filter(Boolean).join("&");
  // Only other settings load the preview anew: its options are changed in the preview itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options of the moment go with the new settings
  const source = useMemo(
    () => `${BASE}/embed/${name}/?start=now${whole === "" ? "" : `&${whole}`}`,
    [name, rest],
  );

  return (
    <div className={styles.wizard}>
      <section aria-label="The figure" className={styles.setup}>
        <Picker
          label="Figure"
          choices={entries.map((each) => ({ value: each.name, label: each.title }))}
          value={name}
          onChange={(chosen) => {
            setName(chosen);
            setRules({});
          }}
        />
        <Picker
          label="Controls"
          choices={CONTROLS.map((value) => ({ value, label: value }))}
          value={settings.controls ?? "all"}
          onChange={(controls) => setSettings({ ...settings, controls })}
        />
        <Picker
          label="Theme"
          choices={THEMES.map((value) => ({ value, label: value }))}
          value={settings.theme ?? "system"}
          onChange={(theme) => setSettings({ ...settings, theme })}
        />
        <div className={styles.switches}>
          {SWITCHES.map(({ name: key, label }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={settings[key] ?? false}
                onChange={(event) => setSettings({ ...settings, [key]: event.currentTarget.checked })}
              />
              {label}
            </label>
          ))}
        </div>
        {options.length > 0 && (
          <fieldset className={styles.rules}>
            <legend>What readers may change</legend>
            {options.map(({ key, label }) => (
              <Picker
                key={key}
                label={label}
                choices={RULES}
                value={rules[key] ?? "free"}
                onChange={(rule) => setRules({ ...rules, [key]: rule })}
              />
            ))}
          </fieldset>
        )}
      </section>
      <div className={styles.result}>
        <section aria-label="Preview" className={styles.preview}>
          <Picker
            label="Width of the preview"
            choices={WIDTHS.map((value) => ({ value, label: `${value} px` }))}
            value={width}
            onChange={setWidth}
          />
          <iframe
            ref={frame}
            title={`Preview of ${entry.title}`}
            src={heard ? source : undefined}
            className={styles.frame}
            style={{ width }}
            data-width={width}
          />
        </section>
        <Snippets entry={entry} query={whole} site={site} />
      </div>
    </div>
  );
}
