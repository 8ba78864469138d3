/**
 * Returns the script that gives the page for missing addresses its language before the first paint: German below /de/.
 * A static host has one such page for all addresses, and the language is in the address alone.
 *
 * @param base path of the site below its host, without a slash at the end
 */
export const notFoundScript = (base: string) =>
  `if((location.pathname+"/").startsWith(${JSON.stringify(`${base}/de/`)}))document.documentElement.lang="de"`;
