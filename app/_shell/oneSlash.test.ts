import { expect, it } from "vitest";
import { oneSlashScript } from "./oneSlash";

/** Returns the address of a page after its script, or its address before if the browser refuses the change. */
function addressAfter(href: string, refuses = false): string {
  let address = href;
  const history = {
    replaceState(_state: unknown, _unused: string, url: string) {
      if (refuses || new URL(url, href).origin !== new URL(href).origin)
        throw new DOMException("no", "SecurityError");
      address = url;
    },
  };
  new Function("location", "history", oneSlashScript)(new URL(href), history);
  return address;
}

it("leaves one slash at the start of the path, and the query and the fragment as they are", () => {
  expect(addressAfter("https://a.example//search/?q=//b#//c")).toBe("https://a.example/search/?q=//b#//c");
  expect(addressAfter("https://a.example///")).toBe("https://a.example/");
});

it("changes no other address", () => {
  for (const href of ["https://a.example/", "https://a.example/chapters//blocks/", "about:blank"])
    expect(addressAfter(href)).toBe(href);
});

it("leaves the address of a frame that may not change it", () => {
  expect(addressAfter("https://a.example//embed/nf4/", true)).toBe("https://a.example//embed/nf4/");
});
