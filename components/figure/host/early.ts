/**
 * The script that stands in every embed as text, before the figure: it must hear the messages that a host sends
 * when the frame has loaded, and set the theme before the first paint.
 */
import { startAgent } from "./agent";

// The page of a figure is /embed/NAME/, and some hosts name its file in the address.
window.blockwiseAgent = startAgent(window, location.pathname.split("/").at(-2) ?? "");
