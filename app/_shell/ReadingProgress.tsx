"use client";

import { useEffect, useRef } from "react";
import { noteProgress } from "@/app/_shell/progress";
import styles from "@/app/_shell/ReadingProgress.module.css";

/** The line at the top of a chapter that grows as it is read, and the memory of how far. */
export function ReadingProgress({ slug }: { readonly slug: string }) {
  const line = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const room = document.documentElement.scrollHeight - window.innerHeight;
      const fraction = room > 0 ? Math.min(1, window.scrollY / room) : 1;
      if (line.current) line.current.style.transform = `scaleX(${fraction})`;
      noteProgress(slug, fraction);
    };
    const soon = () => {
      frame ||= requestAnimationFrame(measure);
    };
    soon();
    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
    };
  }, [slug]);

  return <div ref={line} className={`screen-only ${styles.line}`} aria-hidden="true" />;
}
