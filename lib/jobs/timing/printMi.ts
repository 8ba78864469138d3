/** Prints a number of parameters in units of 2^20: "16 Mi". */
export const printMi = (n: number) => `${Number((n / 2 ** 20).toPrecision(3))} Mi`;
