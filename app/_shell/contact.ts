/** Where readers can report a fault of the site; at least one of the two. */
export interface Contact {
  /** Address of a page that takes reports. */
  readonly url?: string;
  readonly email?: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Returns a text of the field if it is one and has the form. @throws Error if it is there and has another form */
function checked(text: unknown, isValid: (text: string) => boolean): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string" && isValid(text)) return text;
  throw new Error(`The field "bugs" of package.json names neither a web address nor an email: ${text}`);
}

const isEmail = (text: string) => EMAIL.test(text);
const isUrl = (text: string) => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : "");

/**
 * Returns the contact that the field `bugs` of a package.json names, in any form that npm takes: a web address, an email
 * address, or an object with either or both (https://docs.npmjs.com/cli/configuring-npm/package-json#bugs).
 *
 * @param bugs value of the field; undefined where the file has none
 * @returns undefined if no contact is named
 * @throws Error if the field has another form, so that no reader meets a link that leads nowhere
 */
export function contactOf(bugs: unknown): Contact | undefined {
  if (bugs === undefined) return undefined;
  if (typeof bugs === "string" && isEmail(bugs)) return { email: bugs };
  if (typeof bugs !== "object" || bugs === null) return { url: checked(bugs, isUrl) };
  const { url, email } = bugs as Record<"url" | "email", unknown>;
  const contact = { url: checked(url, isUrl), email: checked(email, isEmail) };
  return contact.url || contact.email ? contact : undefined;
}
