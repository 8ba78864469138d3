import { Contents } from "@/app/_shell/Contents";
import { Shell } from "@/app/_shell/Shell";
import { Prose } from "@/components/prose/Prose";
import Text from "@/content/cover.mdx";
import styles from "./cover.module.css";

export default function Cover() {
  return (
    <Shell>
      <header className={styles.head}>
        <p className={styles.name}>8-bit optimizers, explained by running them</p>
        <h1 className={styles.title}>Can 256 numbers replace four billion?</h1>
      </header>
      <Prose>
        <Text components={{ Contents }} />
      </Prose>
    </Shell>
  );
}
