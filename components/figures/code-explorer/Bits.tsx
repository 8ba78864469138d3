import { Rich } from "@/components/controls/Rich";
import { useWords } from "@/components/controls/words";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import styles from "./code-explorer.module.css";
import { type ExplorerWords, messages } from "./messages";
import { bits, byteOf, hasTree, type Reading } from "./model";
import { type Role, readTree, type TreeReading, treeToIndex } from "./tree";
import { printPower } from "./words";

interface Props {
  readonly map: QuantizationMap;
  readonly index: number;
  readonly reading: Reading;
  readonly onIndex: (index: number) => void;
}

/**
 * Shows the eight bits as buttons, the role of each bit, and the sum that leads from the bits to the value.
 */
export function Bits({ map, index, reading, onIndex }: Props) {
  const t = useWords(messages);
  const asTree = reading === "tree" && hasTree(map);
  const byte = byteOf(map, index, reading);
  const tree = asTree ? readTree(byte, map.signed) : null;
  const flip = (place: number) => {
    const flipped = byte ^ (1 << place);
    onIndex(asTree ? treeToIndex(flipped, map.signed) : flipped);
  };
  return (
    <div>
      <fieldset className={styles.bits}>
        <legend className="visually-hidden">{t("bits")}</legend>
        {[...bits(byte)].map((bit, i) => {
          const place = 7 - i;
          return (
            <button
              key={place}
              type="button"
              className={styles.bit}
              data-role={tree ? tree.roles[i] : "number"}
              data-set={bit === "1" || undefined}
              aria-pressed={bit === "1"}
              aria-label={
                tree
                  ? t("bit.role", { place, role: t(`role.${tree.roles[i]}`) })
                  : t("bit.worth", { place, value: 2 ** place })
              }
              onClick={() => flip(place)}
            >
              {bit}
            </button>
          );
        })}
      </fieldset>
      <Groups tree={tree} />
      <p className={styles.sum}>
        {tree ? (
          <TreeSum tree={tree} map={map} index={index} />
        ) : (
          <IndexSum byte={byte} value={map.values[index]} map={map} />
        )}
      </p>
    </div>
  );
}

/** Shows the role of the bits, once below each run of bits with the same role. */
function Groups({ tree }: { readonly tree: TreeReading | null }) {
  const t = useWords(messages);
  const groups = tree
    ? groupsOf(tree, t)
    : Array.from({ length: 8 }, (_, i) => ({ role: "number", span: 1, text: String(2 ** (7 - i)) }));
  return (
    <div className={styles.groups} aria-hidden="true">
      {groups.map(({ role, span, text }) => (
        <span key={`${role} ${text}`} data-role={role} style={{ gridColumn: `span ${span}` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** Returns the runs of bits with the same role: role, number of bits and label. */
function groupsOf({ roles, zeros, fraction, fractions, special }: TreeReading, t: ExplorerWords) {
  const span = (role: Role) => roles.filter((other) => other === role).length;
  const long =
    span("fraction") > 2 ? t("group.fractionOf", { fraction, all: fractions }) : t("group.fraction");
  const texts: Record<Role, string> = {
    sign: t("group.sign"),
    zero: zeros === 1 ? "÷ 10" : `÷ ${printPower(zeros)}`,
    indicator: t("group.indicator"),
    // A single bit has no room for the word on a small screen.
    fraction: span("fraction") === 1 ? t("group.half") : long,
    empty: special === null ? "" : t("group.empty", { value: special }),
  };
  return [...new Set(roles)].map((role) => ({ role, span: span(role), text: texts[role] }));
}

interface IndexSumProps {
  readonly byte: number;
  readonly value: number;
  readonly map: QuantizationMap;
}

/** Shows the byte as a sum of powers of two, and the value at that place of the table. */
function IndexSum({ byte, value, map }: IndexSumProps) {
  const t = useWords(messages);
  const places = [...bits(byte)].flatMap((bit, i) => (bit === "1" ? [2 ** (7 - i)] : []));
  return (
    <Rich
      t={t}
      message="sum.index"
      values={{
        sum: places.length > 1 ? `${places.join(" + ")} = ` : "",
        byte,
        map: t.named(`options.map.${map.name}`, map.label),
        value: <strong>{t.print(printValue(value))}</strong>,
      }}
    />
  );
}

interface TreeSumProps {
  readonly tree: TreeReading;
  readonly map: QuantizationMap;
  readonly index: number;
}

/** Shows the value as decade times fraction, as the tree of the byte gives them. */
function TreeSum({ tree, map, index }: TreeSumProps) {
  const t = useWords(messages);
  if (tree.special !== null)
    return <Rich t={t} message="sum.empty" values={{ value: <strong>{tree.special}</strong>, index }} />;
  const { negative, zeros, fraction, fractions } = tree;
  const sum = (
    <>
      {map.signed && (negative ? "−" : "+")} <b data-role="zero">{printPower(-zeros)}</b> × (
      {t.print("0.1 + 0.9")} × <b data-role="fraction">{t.print(`${fraction}.5`)}</b> / {fractions})
    </>
  );
  const value = <strong>{t.print(printValue(map.values[index]))}</strong>;
  return <Rich t={t} message="sum.tree" values={{ sum, value, index }} />;
}
