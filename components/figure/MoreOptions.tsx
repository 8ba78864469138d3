"use client";

import { useState } from "react";
import { OptionPanel, type OptionPanelProps } from "@/components/controls/OptionPanel";
import { useTranslate } from "@/components/controls/useTranslate";
import { useFigureContext } from "./context";
import styles from "./Fold.module.css";
import { useNarrow } from "./useNarrow";

/** Props of folded options. */
export interface MoreOptionsProps extends OptionPanelProps {
  /** Label of the fold: the subject of its options. */
  readonly summary?: string;
}

/**
 * Shows options that a first look does not need, behind a fold. The fold starts open if one of its options
 * differs from its default, so that a link never sets an option that the reader cannot see.
 */
export function MoreOptions({ summary, ...options }: MoreOptionsProps) {
  const t = useTranslate();
  const place = useFigureContext();
  const { table, names = Object.keys(table) } = options;
  const [open, setOpen] = useState(() =>
    names.some((name) => place.values[name] !== place.options[name].default),
  );
  return (
    <details
      className={styles.more}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-more=""
    >
      <summary>{summary ?? t("figure.moreOptions")}</summary>
      <OptionPanel {...options} />
    </details>
  );
}

interface FoldingOptionsProps extends MoreOptionsProps {
  /** Names of the options that a wide figure shows without a fold, in order. */
  readonly names: readonly string[];
  /** Names of the options that a narrow figure shows without a fold. */
  readonly first: readonly string[];
  /** Names of the options that are folded at any width. */
  readonly more?: readonly string[];
}

/**
 * Shows the options of a figure. A narrow figure shows only the first of them and folds the others, so that its
 * picture is on the same screen as the controls in use.
 */
export function FoldingOptions({ names, first, more = [], summary, ...panel }: FoldingOptionsProps) {
  const narrow = useNarrow();
  const shown = narrow ? first : names;
  const folded = narrow ? [...names, ...more].filter((name) => !first.includes(name)) : more;
  return (
    <>
      {shown.length > 0 && <OptionPanel {...panel} names={shown} />}
      {folded.length > 0 && <MoreOptions {...panel} names={folded} summary={narrow ? undefined : summary} />}
    </>
  );
}
