/** lib/nn/operations/index.ts with Adam alone. */
import { adam } from "@/lib/nn/operations/adam";

export const operationOf = () => adam;
