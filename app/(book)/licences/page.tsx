import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import styles from "@/app/(book)/licences/licences.module.css";
import { BASE } from "@/components/figure/links";
import { readPackages } from "@/scripts/licences.mjs";

export const generateMetadata = () => headOf(OTHER_PAGES.licences);

export default function Licences() {
  // Binaries that only some platforms install would make the page depend on the machine that builds it.
  const packages = readPackages(process.cwd()).filter(({ optional }) => !optional);
  const fonts = packages.filter(({ licence }) => licence === "OFL-1.1");
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>Licences</h1>
        <p className={page.lead}>
          The site is made with {packages.length} packages of other authors. Their licence texts are in{" "}
          <a href={`${BASE}/licences/packages.txt`}>one file</a>.
        </p>
      </header>
      <div className={styles.body}>
        <h2>Fonts</h2>
        <p>The fonts have the SIL Open Font License, version 1.1.</p>
        <ul>
          {fonts.map(({ name, version }) => {
            const font = name.replace(/^.*\//, "");
            return (
              <li key={name}>
                <a href={`${BASE}/licences/${font}.txt`}>{font}</a>, version {version} of the package
              </li>
            );
          })}
        </ul>
        <h2>Packages by licence</h2>
        {licences.map((licence) => {
          const names = [
            ...new Set(packages.filter((each) => each.licence === licence).map(({ name }) => name)),
          ];
          return (
            <section key={licence}>
              <h3>{licence}</h3>
              <p className={styles.names}>{names.join(", ")}</p>
            </section>
          );
        })}
      </div>
    </Shell>
  );
}
