"use client";

import { useEffect, useState } from "react";
import styles from "@/app/_shell/ThemeSwitch.module.css";
import { readTheme, THEMES, type Theme, writeTheme } from "@/app/_shell/theme";
import { usePageTranslate } from "@/components/controls/translation";

/** One button that goes through the themes: system, light, dark. */
export function ThemeSwitch() {
  // The server cannot know the choice; the head script has already applied it.
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(readTheme()), []);

  const t = usePageTranslate();
  const now = t(`shell.theme.${theme}`);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  const change = () => {
    writeTheme(next);
    setTheme(next);
  };

  return (
    <button
      type="button"
      className={`needs-script ${styles.button}`}
      onClick={change}
      aria-label={t("shell.themeChange", { now, next: t(`shell.theme.${next}`) })}
      title={t("shell.theme", { now })}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {theme === "system" && <path d="M10 3.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />}
        {theme === "dark" && <circle cx="10" cy="10" r="6.25" fill="currentColor" />}
      </svg>
    </button>
  );
}
