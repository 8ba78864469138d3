/** What of a drawn element's look comes from style sheets and must travel with the file. */
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
 * A picture that stands alone: the colours and fonts of the page's style sheets are written into each element, and
 * the paper is drawn behind it.
 *
 * @returns the text of an SVG file, as wide and high as on the page
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

/** The nearest background that is not transparent. */
function paperColour(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent") return colour;
  }
  return "Canvas";
}

/**
 * The same picture in pixels, two for each CSS pixel.
 *
 * @throws Error if the browser cannot draw it
 */
export async function pngFile(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image(width * 2, height * 2);
  // A data address, since a blob's would not load where the frame has an opaque origin.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvasFile(canvas);
}

/** @throws Error if the canvas is empty or holds pictures of another origin */
export function canvasFile(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is empty."))), "image/png");
  });
}

/** Hand a file to the reader under a name. */
export function offerFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has its own hold on the content by the next turn; a second is on the safe side.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
