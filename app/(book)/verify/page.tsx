import { headOf } from "@/app/_shell/head";
import { PageHead } from "@/app/_shell/PageHead";
import { pageIn } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { DeviceTable } from "@/app/(book)/verify/DeviceTable";
import { readDevices } from "@/app/(book)/verify/devices";
import styles from "@/app/(book)/verify/devices.module.css";
import { BASE } from "@/components/figure/links";
import { Verify } from "@/components/verify/Verify";

export const generateMetadata = () => headOf(pageIn("en", "verify"));

export default function VerifyPage() {
  return (
    <Shell page="verify">
      <PageHead title="Check this GPU">
        Your GPU computes maps, quantized values and optimizer steps. The page compares them, code by code,
        with outputs of bitsandbytes and with the plain TypeScript of this site. Nothing is sent anywhere.
      </PageHead>
      <Verify base={BASE} />
      <section className={styles.devices}>
        <h2>Other devices</h2>
        <p>Reports are collected in the folder docs/devices, by pull request.</p>
        <DeviceTable devices={readDevices("docs/devices")} />
      </section>
    </Shell>
  );
}
