import Link from "next/link";
import styles from "@/app/_shell/ChapterList.module.css";
import { ProgressMark } from "@/app/_shell/ProgressMark";
import { chapters } from "@/content/chapters";

interface ChapterListProps {
  /** Slug of the chapter on this page. */
  readonly current?: string;
}

/** All chapters by number and title; outlines are set in a lighter voice and say so. */
export function ChapterList({ current }: ChapterListProps) {
  return (
    <ol className={styles.list}>
      {chapters.map(({ slug, number, title, status }) => (
        <li key={slug}>
          <Link
            href={`/chapters/${slug}/`}
            className={styles.entry}
            data-status={status}
            aria-current={slug === current ? "page" : undefined}
          >
            <span className={styles.number}>{number}</span>
            <span className={styles.title}>
              {title}
              {status === "outline" && <span className="visually-hidden">, outline</span>}
              <ProgressMark slug={slug} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
