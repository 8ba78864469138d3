import type { ReactNode } from "react";
import { contactOf } from "@/app/_shell/contact";
import manifest from "@/package.json" with { type: "json" };

interface ContactProps {
  /** The sentence that names the contact, around the links to it. */
  readonly say: (links: ReactNode) => ReactNode;
  /** Shown where the publisher of the site has named no contact. */
  readonly none: ReactNode;
}

const contact = contactOf((manifest as { readonly bugs?: unknown }).bugs);

/** Says whom readers can tell about a barrier: the contact that package.json names when the site is built. */
export function Contact({ say, none }: ContactProps) {
  if (!contact) return <p>{none}</p>;
  const { url, email } = contact;
  return (
    <p>
      {say(
        <>
          {email && <a href={`mailto:${email}`}>{email}</a>}
          {email && url && ", "}
          {url && <a href={url}>{url}</a>}
        </>,
      )}
    </p>
  );
}
