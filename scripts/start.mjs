/**
 * Takes a fresh clone to a page in the browser: installs missing packages, builds the site, serves it and
 * prints the address. With --no-build it serves the last build. PORT chooses the port (3000 by default).
 */
import { serve } from "./serve.mjs";

if (!process.argv.includes("--no-build")) await import("./build.mjs");
try {
  const { url } = await serve(Number(process.env.PORT ?? 3000));
  console.log(`\nBlockwise is at ${url}\n(Ctrl+C stops it.)`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
