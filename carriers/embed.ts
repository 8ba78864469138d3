/** The script /embed.js: defines the custom element for a page of another site. Load it as a module. */
import { BlockwiseFigure, defineFigureElement } from "./figureElement";
import { POOL } from "./framePool";

defineFigureElement(new URL(".", import.meta.url).href);

export { BlockwiseFigure, POOL };
