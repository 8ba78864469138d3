"use client";

import { Cell } from "../Cell";
import type { WidgetProps } from "../widget";

export default function CodeExplorer({ values }: WidgetProps) {
  return <Cell caption={`Code ${values.code}.`}>{values.code}</Cell>;
}
