import { type View, zoomedOn } from "@/components/charts/layout";
import { Button } from "@/components/controls/Button";
import styles from "./code-explorer.module.css";
import { MAX_ZOOM } from "./figure";

interface Props {
  readonly view: View;
  /** Where the chosen value lies on the whole line, 0 to 1. */
  readonly share: number;
  readonly onView: (view: View) => void;
}

/** Closer, wider, all: what the wheel and two fingers do, for everybody else. */
export function ViewButtons({ view, share, onView }: Props) {
  return (
    <div className={styles.views}>
      <Button
        small
        disabled={view.zoom >= MAX_ZOOM}
        onClick={() => onView(zoomedOn(view, MAX_ZOOM, 4, share))}
      >
        Closer
      </Button>
      <Button small disabled={view.zoom <= 1} onClick={() => onView(zoomedOn(view, MAX_ZOOM, 1 / 4, share))}>
        Wider
      </Button>
      <Button small disabled={view.zoom <= 1} onClick={() => onView(zoomedOn(view, MAX_ZOOM, 0, share))}>
        Whole line
      </Button>
      <span className={styles.hint}>
        Drag to move, pinch or Ctrl+wheel to enlarge, click a stroke to choose it.
      </span>
    </div>
  );
}
