import { NumericsError } from "../errors";

/** Refuses a coefficient that is missing. @throws NumericsError that names it */
export function checkCoefficient(name: string, value: unknown): void {
  if (typeof value !== "number")
    throw new NumericsError(`the coefficient ${name}`, value, "a number, as the rule's prepare returns it");
}
