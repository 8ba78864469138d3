"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import { useCallback, useEffect, useId } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import styles from "./HoverCard.module.css";

/** Props of a hover card. */
export interface HoverCardProps {
  /** The link that the card belongs to; its address names the element that the card shows. */
  readonly trigger: HTMLAnchorElement;
  readonly onClose: () => void;
}

/** Returns a copy of the element that the link leads to, without its ids and its links back to the text. */
function contentOf(trigger: HTMLAnchorElement): DocumentFragment {
  const content = document.createDocumentFragment();
  const target = document.getElementById(decodeURIComponent(trigger.hash.slice(1)));
  if (!target) return content;
  const copy = target.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll("[data-backlinks], [data-footnote-backref]")) each.remove();
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  // A term and its definition are valid in a list only.
  const isEntry = target.parentElement instanceof HTMLDListElement;
  const room = isEntry ? content.appendChild(document.createElement("dl")) : content;
  room.append(...copy.childNodes);
  return content;
}

/**
 * Shows the card beside a link. Base UI positions it and keeps it on the screen. The card is a part of `main`, so that
 * a screen reader that goes from landmark to landmark does not miss it.
 */
export default function HoverCard({ trigger, onClose }: HoverCardProps) {
  const t = usePageTranslate();
  const id = useId();
  // The portal mounts after this component, so that an effect would run before the body exists; a ref
  // callback does not.
  const fill = useCallback(
    (body: HTMLElement | null) => body?.replaceChildren(contentOf(trigger)),
    [trigger],
  );

  useEffect(() => {
    trigger.setAttribute("aria-describedby", id);
    return () => trigger.removeAttribute("aria-describedby");
  }, [trigger, id]);

  return (
    <PreviewCard.Root open onOpenChange={(open) => !open && onClose()}>
      <PreviewCard.Portal container={trigger.closest("main") ?? document.body}>
        <PreviewCard.Positioner
          className={styles.positioner}
          anchor={trigger}
          side="top"
          sideOffset={6}
          collisionPadding={12}
        >
          <PreviewCard.Popup className={styles.card} data-hover-card>
            <div ref={fill} id={id} />
            <a className={styles.more} href={trigger.hash} onClick={onClose}>
              {t("prose.inList")}
            </a>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
}
