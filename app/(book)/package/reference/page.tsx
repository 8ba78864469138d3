import { headOf } from "@/app/_shell/head";
import page from "@/app/_shell/Page.module.css";
import { OTHER_PAGES } from "@/app/_shell/pages";
import { Shell } from "@/app/_shell/Shell";
import { Docs, Words } from "@/app/(book)/package/reference/Docs";
import styles from "@/app/(book)/package/reference/reference.module.css";
import { type Item, type Member, readReference } from "@/package/referenceFile.mjs";

export const generateMetadata = () => headOf(OTHER_PAGES.reference);

/** A member of a class or an interface. */
function MemberDocs({ member }: { readonly member: Member }) {
  return (
    <li>
      <pre className={styles.signature}>{member.signature}</pre>
      <Docs {...member} />
    </li>
  );
}

function ItemDocs({ item }: { readonly item: Item }) {
  return (
    <section className={styles.item}>
      <h3 id={item.id}>
        <a href={`#${item.id}`}>{item.name}</a> <span className={styles.kind}>{item.kind}</span>
      </h3>
      <pre className={styles.signature}>{item.signature}</pre>
      <Docs {...item} />
      {item.members.length > 0 && (
        <ul className={styles.members}>
          {item.members.map((member) => (
            <MemberDocs key={member.signature} member={member} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Links to exports, separated by commas. */
function Links({ items }: { readonly items: readonly Item[] }) {
  return items.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && ", "}
      <a href={`#${id}`}>{name}</a>
    </span>
  ));
}

/** The reference of the npm package, from the docstrings of its sources. */
export default function Reference() {
  const shown = new Map<string, Item>();
  /** Each entry with the exports that no entry before it has, and the others as they were shown. */
  const entries = readReference(process.cwd()).map((entry) => {
    const keyOf = ({ kind, signature }: Item) => `${kind} ${signature}`;
    const own = entry.items.filter((item) => !shown.has(keyOf(item)));
    const again = entry.items.flatMap((item) => shown.get(keyOf(item)) ?? []);
    for (const item of own) shown.set(keyOf(item), item);
    return { ...entry, own, again };
  });
  return (
    <Shell>
      <header className={page.head}>
        <h1 className={page.title}>{OTHER_PAGES.reference.title}</h1>
        <p className={page.lead}>
          The optimizers of this book as a package for TensorFlow.js and for plain WebGPU: what each of its{" "}
          {entries.length} entries exports, from the docstrings of the sources.{" "}
          <code>npm run build:package</code> in the repository makes the package; its README says how to
          install and use it.
        </p>
      </header>
      <div className={styles.body}>
        <ul className={styles.contents}>
          {entries.map(({ entry, id, own }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <code>{entry}</code>
              </a>
              <p>
                <Links items={own} />
              </p>
            </li>
          ))}
        </ul>
        {entries.map(({ entry, id, text, own, again }) => (
          <section key={id}>
            <h2 id={id}>
              <code>{entry}</code>
            </h2>
            <p>
              <Words text={text} />
            </p>
            {own.map((item) => (
              <ItemDocs key={item.id} item={item} />
            ))}
            {again.length > 0 && (
              <p>
                It exports these too: <Links items={again} />.
              </p>
            )}
          </section>
        ))}
      </div>
    </Shell>
  );
}
