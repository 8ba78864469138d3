import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { DeviceTable } from "@/app/(book)/verify/DeviceTable";
import { readDevices } from "@/app/(book)/verify/devices";
import styles from "@/app/(book)/verify/devices.module.css";
import { BASE } from "@/components/figure/links";
import { Verify } from "@/components/verify/Verify";

export const generateMetadata = () => headOf(OTHER_PAGES.verify);

export default function VerifyPage() {
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Check this GPU</h1>
        <p className={page.lead}>
          Your GPU computes maps, quantized values and optimizer steps. The page compares them, code by code,
          with outputs of bitsandbytes and with the plain TypeScript of this site. Nothing is sent anywhere.
        </p>
      </header>
      <Verify base={BASE} />
      <section className={styles.devices}>
        <h2>Other devices</h2>
        <p>Reports are collected in the folder docs/devices, by pull request.</p>
        <DeviceTable devices={readDevices("docs/devices")} />
      </section>
    </Shell>
  );
}
