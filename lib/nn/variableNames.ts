import { withoutNumber } from "@/lib/numerics/rules/matrices";

/** Returns whether an entry means a variable: its name, or a part of its name between slashes. */
export function keeps(entry: string, variable: string): boolean {
  const parts = [variable, ...variable.split("/")];
  return parts.some((part) => part === entry || withoutNumber(part) === entry);
}
