import { SaidError } from "@/lib/session/saidError";

/** CSS properties that a picture takes from the page's style sheets, and that its file must contain. */
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-opacity",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
  "paint-order",
];

/**
 * Returns a picture as the text of an SVG file, as wide and high as on the page. Each element contains its
 * colours and fonts, which otherwise come from the page's style sheets, and the page's background is drawn
 * behind the picture.
 */
export function svgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((original, i) => {
    const computed = getComputedStyle(original);
    copies[i].removeAttribute("class");
    for (const name of PROPERTIES) copies[i].style.setProperty(name, computed.getPropertyValue(name));
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const [x, y, w, h] = copy.getAttribute("viewBox")!.split(/[\s,]+/);
  for (const [name, value] of Object.entries({ x, y, width: w, height: h })) paper.setAttribute(name, value);
  paper.setAttribute("fill", paperColour(svg));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** Returns the nearest background colour that is not transparent. */
function paperColour(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent") return colour;
  }
  return "Canvas";
}

/**
 * Returns a picture as a PNG file, with two pixels for each CSS pixel in both directions.
 *
 * @throws Error if the browser cannot draw it
 */
export async function pngFile(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image(width * 2, height * 2);
  // A data URL, since a blob URL does not load in a frame with an opaque origin.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvasFile(canvas);
}

/**
 * Returns the content of a canvas as a PNG file.
 *
 * @throws Error if the canvas is empty or holds pictures of another origin
 */
export function canvasFile(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new SaidError({ key: "failure.emptyPicture" }))),
      "image/png",
    );
  });
}

const REVOKE_AFTER_MS = 1000;

/** Starts the download of a file. */
export function offerFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // By the next task the download holds the content itself; a full second is on the safe side.
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
}
