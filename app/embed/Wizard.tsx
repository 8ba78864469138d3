"use client";

import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import styles from "@/app/embed/Wizard.module.css";
import { Picker } from "@/components/controls/Picker";
import type { FigureEntry } from "@/components/figure/figure";
import {
  type FrameMessage,
  type OptionDescription,
  PROTOCOL_VERSION,
} from "@/components/figure/host/protocol";
import { CONTROLS, type FrameSettings, printSettings, THEMES } from "@/components/figure/host/settings";
import { BASE, siteHere } from "@/components/figure/links";
import { snippetsFor } from "@/components/figure/snippets";
import { ListingFrame } from "@/components/prose/ListingFrame";

const WIDTHS = [320, 480, 720] as const;
const SWITCHES = [
  { name: "autorun", label: "Run by itself" },
  { name: "fit", label: "Fill the box of the frame" },
  { name: "projector", label: "Large, for a projector" },
] as const;

type Rule = "free" | "lock" | "hide";
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
  const { frame, options, query } = usePreview(name);
  const id = useId();
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
        <div>
          <label htmlFor={id}>Figure</label>
          <select
            id={id}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setRules({});
            }}
          >
            {entries.map((each) => (
              <option key={each.name} value={each.name}>
                {each.title}
              </option>
            ))}
          </select>
        </div>
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
        {SWITCHES.map(({ name: key, label }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={settings[key] ?? false}
              onChange={(event) => setSettings({ ...settings, [key]: event.currentTarget.checked })}
            />{" "}
            {label}
          </label>
        ))}
        {options.map(({ key, label }) => (
          <Picker
            key={key}
            label={label}
            choices={[
              { value: "free", label: "free" },
              { value: "lock", label: "locked" },
              { value: "hide", label: "hidden" },
            ]}
            value={rules[key] ?? "free"}
            onChange={(rule) => setRules({ ...rules, [key]: rule as Rule })}
          />
        ))}
      </section>
      <section aria-label="Preview" className={styles.preview}>
        <Picker
          label="Width"
          choices={WIDTHS.map((value) => ({ value, label: `${value} px` }))}
          value={width}
          onChange={(chosen) => setWidth(Number(chosen))}
        />
        <iframe
          ref={frame}
          title={`Preview of ${entry.title}`}
          src={source}
          className={styles.frame}
          style={{ width }}
          data-width={width}
        />
      </section>
      <section aria-label="What your host needs">
        {snippetsFor({ entry, query: whole, site }).map(({ host, hint, text }) => (
          <div key={host} className={styles.snippet} data-snippet={host}>
            <ListingFrame title={host} text={text}>
              {text}
            </ListingFrame>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
        ))}
      </section>
    </div>
  );
}

/** Returns the preview's frame, and the options of its figure as the figure tells them. */
function usePreview(name: string) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [options, setOptions] = useState<readonly OptionDescription[]>([]);
  const [query, setQuery] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure has other options
  useEffect(() => {
    setOptions([]);
    setQuery("");
    const onMessage = ({ source, data }: MessageEvent<FrameMessage & { blockwise?: number }>) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      if (data?.blockwise !== PROTOCOL_VERSION) return;
      if (data.type === "ready" && data.live) setOptions(data.options);
      if (data.type === "state") setQuery(data.saved.query);
      if (data.type === "height") frame.current.style.height = `${data.height}px`;
    };
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, [name]);
  return { frame, options, query };
}
