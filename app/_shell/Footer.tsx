import Link from "next/link";
import styles from "@/app/_shell/Footer.module.css";
import { OfflineFold } from "@/app/_shell/offline/OfflineFold";
import { type PageName, pageIn } from "@/app/_shell/pages";
import { Rich } from "@/components/controls/Rich";
import { english } from "@/lib/i18n/english";
import { rootOf } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translate";

/** What this is, where every number comes from, and the offer to keep it for reading offline. */
export function Footer({ t = english }: { readonly t?: Translate }) {
  const linkTo = (name: PageName) => {
    const { path, locale } = pageIn(t.locale, name);
    return { href: path, hrefLang: locale === t.locale ? undefined : locale };
  };
  return (
    <footer className={`screen-only ${styles.footer}`}>
      <p>
        <Rich
          t={t}
          message="shell.footer"
          values={{
            book: <Link href={rootOf(t.locale)}>Blockwise</Link>,
            authors: <a href="https://arxiv.org/abs/2110.02861">{t("shell.authors")}</a>,
            licences: (
              <Link {...linkTo("licences")} prefetch={false}>
                {t("shell.licences")}
              </Link>
            ),
            accessibility: (
              <Link {...linkTo("accessibility")} prefetch={false}>
                {t("shell.accessibility")}
              </Link>
            ),
          }}
        />
      </p>
      <OfflineFold />
    </footer>
  );
}
