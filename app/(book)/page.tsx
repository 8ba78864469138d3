import { Contents } from "@/app/_shell/Contents";
import { headOf } from "@/app/_shell/head";
import { Shell } from "@/app/_shell/Shell";
import { DESCRIPTION } from "@/app/_shell/site";
import styles from "@/app/(book)/cover.module.css";
import { Prose } from "@/components/prose/Prose";
import Text from "@/content/cover.mdx";

export const generateMetadata = () => headOf({ description: DESCRIPTION, path: "/" });

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
