import { Contents } from "@/app/_shell/Contents";
import page from "@/app/_shell/Page.module.css";
import { Shell } from "@/app/_shell/Shell";
import type { Translate } from "@/lib/i18n/translate";
import type { NotFoundWords } from "./messages";

interface Props {
  readonly t: Translate;
  readonly words: NotFoundWords;
  /** Id of the main part: the file holds the page in two languages. */
  readonly main?: string;
}

/** Says that there is no such page, and lists what the book holds. */
export const NotFoundPage = ({ t, words, main }: Props) => (
  <Shell t={t} main={main}>
    <header className={page.head}>
      <h1 className={page.title}>{words.heading}</h1>
      <p className={page.lead}>{words.lead}</p>
    </header>
    <Contents t={t} />
  </Shell>
);
