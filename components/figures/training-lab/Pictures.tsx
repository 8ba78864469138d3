import { memo } from "react";
import { taskPictures } from "./pictures";
import type { PictureProps } from "./pictures/picture";
import styles from "./training-lab.module.css";

/** What each lane's model makes of the task, and in a sentence what that shows. Drawn anew only with new pictures. */
export const Pictures = memo(function Pictures({ task, lanes, samples }: PictureProps & { task: string }) {
  const picture = taskPictures[task];
  return (
    <section className={styles.pictures} aria-label="What the models have learned" data-pictures={task}>
      <picture.View lanes={lanes} samples={samples} />
      <p className={styles.note} data-described="">
        {samples.length > 0 && picture.describe(lanes, samples)}
      </p>
    </section>
  );
});
