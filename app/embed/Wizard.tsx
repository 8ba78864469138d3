"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { messages } from "@/app/embed/messages";
import type { Offered } from "@/app/embed/offered";
import { Snippets } from "@/app/embed/Snippets";
import { usePreview } from "@/app/embed/usePreview";
import styles from "@/app/embed/Wizard.module.css";
import { Picker } from "@/components/controls/Picker";
import { useWords } from "@/components/controls/words";
import { CONTROLS, type FrameSettings, printSettings, THEMES } from "@/components/figure/host/settings";
import { BASE, embedPath, siteHere } from "@/components/figure/links";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/locales";

const WIDTHS = [320, 480, 720] as const;
const SWITCHES = ["autorun", "fit", "projector"] as const;
const RULES = ["free", "lock", "hide"] as const;

type Rule = (typeof RULES)[number];
type Settings = Partial<FrameSettings>;

const never = () => () => {};
/** Only the browser knows where this copy of the site lives. */
const siteUnknown = () => "https://your-copy.example";

/** Sets up a figure for another page: options by using the figure, rules by a list, and the text to paste. */
export function Wizard({ figures }: { readonly figures: readonly Offered[] }) {
  const t = useWords(messages);
  const site = useSyncExternalStore(never, siteHere, siteUnknown);
  const [name, setName] = useState(figures[0].en.entry.name);
  const [chosenLocale, setLocale] = useState<Locale>(t.locale);
  const [settings, setSettings] = useState<Settings>({});
  const [rules, setRules] = useState<Readonly<Record<string, Rule>>>({});
  const [width, setWidth] = useState<number>(720);
  useEffect(() => {
    // A telephone shows the width that it has room for.
    const fitting = WIDTHS.filter((each) => each < window.innerWidth);
    setWidth(Math.max(WIDTHS[0], ...fitting));
  }, []);
  const figure = figures.find(({ en }) => en.entry.name === name) ?? figures[0];
  const locales = LOCALES.filter((each) => figure[each]);
  const { entry, description } = figure[chosenLocale] ?? figure.en;
  const language = entry.locale ?? "en";
  const path = embedPath(entry);
  const { frame, heard, options, query } = usePreview(path);
  const keysWith = (rule: Rule) => options.filter(({ key }) => rules[key] === rule).map(({ key }) => key);
  const rest = printSettings({ ...settings, lock: keysWith("lock"), hide: keysWith("hide") }).toString();
  const whole = [query, rest].filter(Boolean).join("&");
  // Only other settings load the preview anew: its options are changed in the preview itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options of the moment go with the new settings
  const source = useMemo(() => `${BASE}${path}?start=now${whole === "" ? "" : `&${whole}`}`, [path, rest]);

  return (
    <div className={styles.wizard}>
      <section aria-label={t("wizard.setup")} className={styles.setup}>
        <Picker
          label={t("wizard.figure")}
          choices={figures.map((each) => {
            const listed = (each[t.locale] ?? each.en).entry;
            return { value: listed.name, label: listed.title };
          })}
          languageOf={(listed) =>
            figures.some((each) => each.en.entry.name === listed && each[t.locale]) ? undefined : "en"
          }
          value={name}
          onChange={(chosen) => {
            setName(chosen);
            setRules({});
          }}
        />
        {locales.length > 1 && (
          <Picker
            label={t("wizard.language")}
            choices={locales.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
            value={language}
            onChange={setLocale}
          />
        )}
        <Picker
          label={t("wizard.controls")}
          choices={CONTROLS.map((value) => ({ value, label: t(`wizard.controls.${value}`) }))}
          value={settings.controls ?? "all"}
          onChange={(controls) => setSettings({ ...settings, controls })}
        />
        <Picker
          label={t("wizard.theme")}
          choices={THEMES.map((value) => ({ value, label: t(`wizard.theme.${value}`) }))}
          value={settings.theme ?? "system"}
          onChange={(theme) => setSettings({ ...settings, theme })}
        />
        <div className={styles.switches}>
          {SWITCHES.map((key) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={settings[key] ?? false}
                onChange={(event) => setSettings({ ...settings, [key]: event.currentTarget.checked })}
              />
              {t(`wizard.${key}`)}
            </label>
          ))}
        </div>
        {options.length > 0 && (
          <fieldset className={styles.rules}>
            <legend>{t("wizard.rules")}</legend>
            {options.map(({ key, label }) => (
              <Picker
                key={key}
                label={label}
                labelLanguage={language === t.locale ? undefined : language}
                choices={RULES.map((value) => ({ value, label: t(`wizard.${value}`) }))}
                value={rules[key] ?? "free"}
                onChange={(rule) => setRules({ ...rules, [key]: rule })}
              />
            ))}
          </fieldset>
        )}
      </section>
      <div className={styles.result}>
        <section aria-label={t("wizard.preview")} className={styles.preview}>
          <Picker
            label={t("wizard.width")}
            choices={WIDTHS.map((value) => ({ value, label: `${value} px` }))}
            value={width}
            onChange={setWidth}
          />
          <iframe
            ref={frame}
            title={t("wizard.previewOf", { title: entry.title })}
            src={heard ? source : undefined}
            className={styles.frame}
            style={{ width }}
            data-width={width}
          />
        </section>
        <Snippets entry={entry} description={description} query={whole} site={site} />
      </div>
    </div>
  );
}
