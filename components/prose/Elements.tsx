import Link from "next/link";
import { Children, type ComponentProps, isValidElement, type ReactNode } from "react";
import { english } from "@/lib/i18n/english";
import type { Translate } from "@/lib/i18n/translate";
import styles from "./Elements.module.css";
import { Listing } from "./Listing";
import { LANGUAGES, type Language } from "./source/highlight";

/** Shows a link. Links inside the site use the router, which adds the base path. */
export function Anchor({ href = "", ...rest }: ComponentProps<"a">) {
  return href.startsWith("/") ? <Link href={href} {...rest} /> : <a href={href} {...rest} />;
}

/** An element with words of its own. */
interface InLanguage {
  /** Finds the words; in English by default. */
  readonly t?: Translate;
}

/** Shows the heading of a section, with a link to it. */
export function Heading2({ t, id, children, ...rest }: ComponentProps<"h2"> & InLanguage) {
  return (
    <h2 id={id} {...rest}>
      {children}
      {id && <HeadingLink id={id} t={t} />}
    </h2>
  );
}

/** Shows the heading of a subsection, with a link to it. */
export function Heading3({ t, id, children, ...rest }: ComponentProps<"h3"> & InLanguage) {
  return (
    <h3 id={id} {...rest}>
      {children}
      {id && <HeadingLink id={id} t={t} />}
    </h3>
  );
}

function HeadingLink({ id, t = english }: InLanguage & { readonly id: string }) {
  return (
    <a className={`screen-only ${styles.link}`} href={`#${id}`}>
      <span aria-hidden="true">#</span>
      <span className="visually-hidden">{t("prose.linkToSection")}</span>
    </a>
  );
}

/**
 * Shows a table in a box that scrolls on a narrow screen, so that the page does not. The box is named after the heads
 * of the columns: a page may have several tables.
 */
export function Table({ t = english, ...props }: ComponentProps<"table"> & InLanguage) {
  const heads = textsOf(Children.toArray(props.children)[0]).join(" ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className={styles.table} tabIndex={0} aria-label={t("prose.table", { heads })}>
      <table {...props} />
    </section>
  );
}

/** Returns the texts in an element, in order, without the texts that components make. */
function textsOf(node: ReactNode): string[] {
  return Children.toArray(node).flatMap((child) => {
    if (typeof child === "string") return child.trim() || [];
    return isValidElement<{ children?: ReactNode }>(child) ? textsOf(child.props.children) : [];
  });
}

const isLanguage = (name: string): name is Language => (LANGUAGES as readonly string[]).includes(name);

/**
 * Shows a fenced block of an MDX file. Code of the site itself is shown by `Source` instead.
 *
 * @throws Error for a language that the highlighter does not have, which stops the build
 */
export function Pre({ children }: { readonly children?: ReactNode }) {
  if (!isValidElement<{ className?: string; children?: string }>(children)) return <pre>{children}</pre>;
  const name = children.props.className?.replace("language-", "") ?? "";
  const text = children.props.children?.trimEnd() ?? "";
  if (!isLanguage(name))
    throw new Error(`The language of a listing is "${name}" but must be one of ${LANGUAGES.join(", ")}.`);
  return <Listing text={text} language={name} />;
}
