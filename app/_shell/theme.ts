/** The reader's choice of theme. "system" follows the system and is not stored. */
export type Theme = "system" | "light" | "dark";

export const THEMES: readonly Theme[] = ["system", "light", "dark"];

const KEY = "blockwise.theme";

/**
 * Runs in the head before the first paint, so that a dark page never flashes white. As text, since it must not
 * wait for the bundle. Storage may be closed to us (sandboxed frame, private window): then the system decides.
 */
export const themeScript = `document.documentElement.classList.remove("no-script");try{var t=localStorage.getItem("${KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

export function readTheme(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === "light" || set === "dark" ? set : "system";
}

export function writeTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts for this page.
  }
}
