import { expect, it } from "vitest";
import { contactOf } from "./contact";

const url = "https://example.org/project/issues";
const email = "project@example.org";

it("takes each form of the field", () => {
  expect(contactOf(url)).toEqual({ url });
  expect(contactOf(email)).toEqual({ email });
  expect(contactOf({ url })).toEqual({ url });
  expect(contactOf({ email })).toEqual({ email });
  expect(contactOf({ url, email })).toEqual({ url, email });
});

it("finds no contact where none is named", () => {
  expect(contactOf(undefined)).toBeUndefined();
  expect(contactOf({})).toBeUndefined();
});

it("refuses what is neither a web address nor an email", () => {
  for (const bugs of [
    "",
    "somebody",
    "javascript:alert(1)",
    5,
    null,
    { url: email },
    { email: url },
    { url: 1 },
    { url, email: "" },
  ])
    expect(() => contactOf(bugs), JSON.stringify(bugs)).toThrow('The field "bugs" of package.json');
});
