import styles from "./Outline.module.css";

/** Stands over a chapter that is not written yet, so that nobody takes the outline for the chapter. */
export function Outline() {
  return (
    <p className={styles.outline}>
      <strong>Outline.</strong> This chapter is being written. What stands here already holds; the figures and
      the exercises are still to come.
    </p>
  );
}
