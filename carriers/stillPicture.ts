/** The still picture that `<blockwise-figure>` shows while it has no frame. */

/** Height of a figure of which no height is known, CSS pixels. */
const FALLBACK_HEIGHT_PX = 480;
/** Height of the line below a figure in a frame, with the link to the book, CSS pixels. */
const LINK_LINE_PX = 48;

/** The document beside a still picture, /still/NAME.json. */
export interface StillDocument {
  readonly title: string;
  readonly alternative: string;
  /** Widths of a column at which the ranges of `heights` start, CSS pixels. */
  readonly widths: readonly number[];
  readonly heights: readonly number[];
}

/**
 * Returns the height of a frame with the figure, CSS pixels.
 *
 * @param width of the column, CSS pixels
 */
export function frameHeightAt(document: StillDocument | null, width: number): number {
  if (!document) return FALLBACK_HEIGHT_PX;
  const range = document.widths.filter((start) => start <= width).length - 1;
  const height = document.heights[range];
  return height ? height + LINK_LINE_PX : FALLBACK_HEIGHT_PX;
}

/** What a still picture shows. */
export interface Still {
  /** Address of the picture of the figure's defaults. */
  readonly address: string;
  /** SVG text of the figure's last state; "" before it was live. */
  readonly latest: string;
  readonly alternative: string;
  /** CSS pixels. */
  readonly height: number;
  /** Words of the button. */
  readonly use: string;
  onUse(): void;
}

/** Returns the picture with the button that makes the figure live. */
export function drawStill({ address, latest, alternative, height, use, onUse }: Still): HTMLElement {
  const image = document.createElement("img");
  // With CORS, since a page with Cross-Origin-Embedder-Policy shows no other pictures of another site.
  image.crossOrigin = "anonymous";
  image.src = latest ? `data:image/svg+xml,${encodeURIComponent(latest)}` : address;
  // A page may forbid pictures in the page's own text.
  image.onerror = () => {
    image.onerror = null;
    image.src = address;
  };
  image.alt = alternative;
  image.loading = "lazy";
  Object.assign(image.style, { width: "100%", height: "calc(100% - 3rem)", objectFit: "contain" });
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = use;
  Object.assign(button.style, { font: "inherit", padding: "0.375rem 0.75rem", cursor: "pointer" });
  button.onclick = onUse;
  const box = document.createElement("div");
  Object.assign(box.style, { height: `${height}px`, overflow: "hidden" });
  box.append(image, button);
  return box;
}
