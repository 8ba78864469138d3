import Link from "next/link";
import styles from "@/app/_shell/Footer.module.css";
import { OfflineFold } from "@/app/_shell/offline/OfflineFold";

/** What this is, where every number comes from, and the offer to keep it for reading offline. */
export function Footer() {
  return (
    <footer className={`screen-only ${styles.footer}`}>
      <p>
        <Link href="/">Blockwise</Link> explains “8-bit Optimizers via Block-wise Quantization” by{" "}
        <a href="https://arxiv.org/abs/2110.02861">Dettmers, Lewis, Shleifer and Zettlemoyer</a>. It is an
        independent work. Its numbers are computed by its own code as the page is built or read, unless they
        are cited.{" "}
        <Link href="/licences/" prefetch={false}>
          Licences
        </Link>
        {", "}
        <Link href="/accessibility/" prefetch={false}>
          Accessibility
        </Link>
      </p>
      <OfflineFold />
    </footer>
  );
}
