"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import { useCallback, useEffect, useId } from "react";
import styles from "./HoverCard.module.css";

export interface HoverCardProps {
  /** The link it belongs to; its address names the element that the card shows. */
  readonly trigger: HTMLAnchorElement;
  readonly onClose: () => void;
}

/** A copy of what the link points at, without what makes sense only there. */
function contentOf(trigger: HTMLAnchorElement): DocumentFragment {
  const content = document.createDocumentFragment();
  const target = document.getElementById(decodeURIComponent(trigger.hash.slice(1)));
  if (!target) return content;
  const copy = target.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll("[data-backlinks], [data-footnote-backref]")) each.remove();
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  content.append(...copy.childNodes);
  return content;
}

/** The card beside a link. Base UI places it and keeps it on the screen. */
export default function HoverCard({ trigger, onClose }: HoverCardProps) {
  const id = useId();
  // The portal mounts after this component: a ref callback, not an effect, sees the body when it is there.
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
      <PreviewCard.Portal>
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
              In the list below
            </a>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
}
