import { Fragment } from "react";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import styles from "./code-explorer.module.css";
import { bits, byteOf, hasTree, type Reading } from "./model";
import { type Role, readTree, type TreeReading, treeToIndex } from "./tree";
import { printPower } from "./words";

interface Props {
  readonly map: QuantizationMap;
  readonly index: number;
  readonly reading: Reading;
  readonly onIndex: (index: number) => void;
}

const ROLE_NAMES: Record<Role, string> = {
  sign: "sign",
  zero: "divides by ten",
  indicator: "end of the zeros",
  fraction: "fraction",
  empty: "empty tree",
};

/**
 * Shows the eight bits as buttons, the role of each bit, and the sum that leads from the bits to the value.
 */
export function Bits({ map, index, reading, onIndex }: Props) {
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
        <legend className="visually-hidden">The eight bits, from the highest to the lowest</legend>
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
              aria-label={`Bit ${place}, ${tree ? ROLE_NAMES[tree.roles[i]] : `worth ${2 ** place}`}`}
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
          <IndexSum byte={byte} value={map.values[index]} name={map.label} />
        )}
      </p>
    </div>
  );
}

/** Shows the role of the bits, once below each run of bits with the same role. */
function Groups({ tree }: { readonly tree: TreeReading | null }) {
  const groups = tree
    ? groupsOf(tree)
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
function groupsOf({ roles, zeros, fraction, fractions, special }: TreeReading) {
  const span = (role: Role) => roles.filter((other) => other === role).length;
  const long = span("fraction") > 2 ? `fraction ${fraction} of ${fractions}` : "fraction";
  const texts: Record<Role, string> = {
    sign: "sign",
    zero: zeros === 1 ? "÷ 10" : `÷ ${printPower(zeros)}`,
    indicator: "end",
    // A single bit has no room for the word on a small screen.
    fraction: span("fraction") === 1 ? "half" : long,
    empty: `empty tree: taken as ${special}`,
  };
  return [...new Set(roles)].map((role) => ({ role, span: span(role), text: texts[role] }));
}

/** Shows the byte as a sum of powers of two, and the value at that place of the table. */
function IndexSum({
  byte,
  value,
  name,
}: {
  readonly byte: number;
  readonly value: number;
  readonly name: string;
}) {
  const places = [...bits(byte)].flatMap((bit, i) => (bit === "1" ? [2 ** (7 - i)] : []));
  return (
    <>
      {places.length > 1 ? `${places.join(" + ")} = ` : ""}
      {byte}, and place {byte} of the sorted {name} table holds <strong>{printValue(value)}</strong>
    </>
  );
}

interface TreeSumProps {
  readonly tree: TreeReading;
  readonly map: QuantizationMap;
  readonly index: number;
}

/** Shows the value as decade times fraction, as the tree of the byte gives them. */
function TreeSum({ tree, map, index }: TreeSumProps) {
  const value = printValue(map.values[index]);
  if (tree.special !== null) {
    return (
      <>
        An empty tree has no decade. Two bytes have an empty tree, and the table has two values left: 0 and 1.
        This byte is taken as <strong>{tree.special}</strong>, place {index}
      </>
    );
  }
  const { negative, zeros, fraction, fractions } = tree;
  const terms = [
    map.signed && (negative ? "−" : "+"),
    <Fragment key="decade">
      <b data-role="zero">{printPower(-zeros)}</b> ×
    </Fragment>,
    <Fragment key="fraction">
      (0.1 + 0.9 × <b data-role="fraction">{fraction}.5</b> / {fractions})
    </Fragment>,
  ];
  return (
    <>
      {terms[0]} {terms[1]} {terms[2]} = <strong>{value}</strong>, stored as place {index} of the sorted table
    </>
  );
}
