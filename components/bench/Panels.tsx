import { type MouseEvent, type ReactNode, useRef } from "react";
import { flushSync } from "react-dom";
import { useStore } from "zustand";
import { Icon } from "@/components/controls/Icon";
import { useWords } from "@/components/controls/words";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { messages } from "./messages";
import { PANELS, type PanelId, panelTitle } from "./state/panels";
import { useWide } from "./useWide";

interface PanelsProps {
  readonly bench: BenchStore;
  /** What each panel shows; panels that are closed are not rendered. */
  readonly content: Readonly<Record<PanelId, () => ReactNode>>;
}

/** Shows the open panels in their order, and a row of switches that open and close them. */
export function Panels({ bench, content }: PanelsProps) {
  const t = useWords(messages);
  const panels = useStore(bench, ({ edited }) => edited.document.panels);
  const { toggle } = bench.getState();
  const titleOf = (id: string) => panelTitle(id, t);
  const wide = useWide();
  const open = panels.filter((panel) => panel.open);
  const choice = useRef<HTMLDetailsElement>(null);
  const close = (id: string) => {
    flushSync(() => toggle(id, false));
    // The focus goes to the switch that opens the panel again, or to the fold that hides the switch.
    const box = choice.current?.querySelector<HTMLElement>(`[data-switch="${id}"]`);
    (box?.checkVisibility() ? box : choice.current?.querySelector("summary"))?.focus();
  };
  return (
    <>
      <details ref={choice} className={styles.choice} open={wide}>
        <summary>{t("bench.panelsOpen", { open: open.length, all: PANELS.length })}</summary>
        <fieldset className={styles.switches}>
          <legend className="visually-hidden">{t("bench.panels")}</legend>
          {PANELS.map(({ id }) => (
            <label key={id}>
              <input
                type="checkbox"
                data-switch={id}
                checked={panels.some((panel) => panel.id === id && panel.open)}
                onChange={() => toggle(id)}
              />
              <span>{titleOf(id)}</span>
            </label>
          ))}
        </fieldset>
      </details>
      <div className={styles.panelsBox}>
        <div className={styles.panels}>
          {open.map(({ id }, i) => (
            <section key={id} className={styles.panel} aria-label={titleOf(id)} data-panel={id}>
              <PanelHead
                bench={bench}
                id={id}
                title={titleOf(id)}
                first={i === 0}
                last={i === open.length - 1}
                onClose={() => close(id)}
              />
              <div className={styles.panelBody}>{content[id as PanelId]?.()}</div>
            </section>
          ))}
          {open.length === 0 && <p className={styles.note}>{t("bench.panelsClosed")}</p>}
        </div>
      </div>
    </>
  );
}

interface PanelHeadProps {
  readonly bench: BenchStore;
  readonly id: string;
  readonly title: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onClose: () => void;
}

/** Shows the title of a panel, with buttons that move and close it. */
function PanelHead({ bench, id, title, first, last, onClose }: PanelHeadProps) {
  const t = useWords(messages);
  const { move } = bench.getState();
  const moveBy =
    (by: -1 | 1) =>
    ({ currentTarget: tool }: MouseEvent<HTMLButtonElement>) => {
      flushSync(() => move(id, by));
      // Moving the panel in the page took the focus from its button. A panel at the end of the row disables the button.
      const other = tool.parentElement?.querySelector<HTMLElement>("button:not(:disabled)");
      (tool.disabled ? other : tool)?.focus();
    };
  return (
    <div className={styles.panelHead}>
      <h2>{title}</h2>
      <button
        type="button"
        className={styles.tool}
        disabled={first}
        title={t("bench.before")}
        onClick={moveBy(-1)}
      >
        <span aria-hidden="true">←</span>
        <span className="visually-hidden">{t("bench.beforeThis", { title })}</span>
      </button>
      <button
        type="button"
        className={styles.tool}
        disabled={last}
        title={t("bench.after")}
        onClick={moveBy(1)}
      >
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t("bench.afterThis", { title })}</span>
      </button>
      <button type="button" className={styles.tool} title={t("bench.close")} onClick={onClose}>
        <Icon name="close" />
        <span className="visually-hidden">{t("bench.closeThis", { title })}</span>
      </button>
    </div>
  );
}
