import { expect, it } from "vitest";
import { replaceQuery } from "./replaceQuery";

/** Returns the address of a page after a change of its query. */
function replaced(href: string, query: string): string {
  const location = { href };
  const history = {
    replaceState(_state: unknown, _unused: string, url?: string | URL | null) {
      const next = new URL(String(url), location.href);
      if (next.origin !== new URL(location.href).origin) throw new DOMException("no", "SecurityError");
      location.href = next.href;
    },
  };
  replaceQuery(query, { location, history });
  return location.href;
}

it("keeps path and fragment", () => {
  expect(replaced("https://a.example/x/?b=1#c", "?d=2")).toBe("https://a.example/x/?d=2#c");
  expect(replaced("https://a.example/x/?b=1", "")).toBe("https://a.example/x/");
});

it("keeps a path that begins with two slashes", () => {
  expect(replaced("https://a.example//search/?q=a", "q=b")).toBe("https://a.example//search/?q=b");
});

it("leaves an address that cannot be changed", () => {
  const refusing = {
    location: { href: "https://a.example/" },
    history: {
      replaceState() {
        throw new DOMException("too many", "SecurityError");
      },
    },
  };
  expect(() => replaceQuery("?a=1", refusing)).not.toThrow();
  expect(() => replaceQuery("?a=1", { ...refusing, location: { href: "" } })).not.toThrow();
});
