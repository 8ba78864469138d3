/**
 * Extracts the outlines of the lower-case letters from the site's fonts, for the letters task:
 *
 *   node tools/assets/letter-outlines.mjs
 *
 * It writes lib/tasks/letters/outlines.json: each letter as closed polylines in the lightest and in the
 * boldest weight that the task draws. Both have the same number of points, so that weights in between are a
 * weighted mean of the two. Run it again when a font package changes. The fonts are under the SIL Open Font
 * License 1.1 (LICENSE in each package).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { create } from "fontkit";
import decompress from "woff2-encoder/decompress";

const out = "lib/tasks/letters/outlines.json";
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const weights = { light: 300, bold: 700 };
/** Coordinates are integers from -128 to 127 around the letter's centre, in units of 1/200 em. */
const UNITS_PER_EM = 200;
/**
 * Largest distance of a polyline from its curve, em: a twentieth of a pixel at the size at which letters are
 * drawn.
 */
const TOLERANCE = 0.003;

const fonts = [
  { name: "serif", package: "source-serif-4" },
  { name: "sans", package: "inter" },
  { name: "mono", package: "jetbrains-mono" },
];

/**
 * Returns the number of segments for a quadratic curve: its distance from the chords falls with their square.
 */
function segmentsOf([x0, y0, cx, cy, x1, y1]) {
  const bend = Math.hypot(x0 - 2 * cx + x1, y0 - 2 * cy + y1) / 4;
  return Math.max(1, Math.ceil(Math.sqrt(bend / TOLERANCE)));
}

/**
 * Returns contours as lists of curves [x0, y0, cx, cy, x1, y1], em. TrueType has lines and quadratic curves
 * only.
 */
function contoursOf(glyph, em) {
  const contours = [];
  let at = [0, 0];
  let start = at;
  for (const { command, args } of glyph.path.commands) {
    const numbers = args.map((value) => value / em);
    if (command === "moveTo") {
      contours.push([]);
      start = numbers;
      at = numbers;
      continue;
    }
    const end = command === "closePath" ? start : numbers.slice(-2);
    const control = command === "quadraticCurveTo" ? numbers : [(at[0] + end[0]) / 2, (at[1] + end[1]) / 2];
    if (!["closePath", "lineTo", "quadraticCurveTo"].includes(command))
      throw new Error(`command is "${command}", but must be a line or a quadratic curve.`);
    contours.at(-1).push([...at, control[0], control[1], ...end]);
    at = end;
  }
  return contours;
}

/** Returns two contours of the same structure as points [light x, light y, bold x, bold y]. */
function flattened(light, bold) {
  return light.flatMap((curve, i) => {
    const other = bold[i];
    const segments = Math.max(segmentsOf(curve), segmentsOf(other));
    // The end of a curve is the beginning of the next curve; only the beginning is taken.
    return Array.from({ length: segments }, (_, k) => {
      const t = k / segments;
      const point = ([x0, y0, cx, cy, x1, y1]) => [
        (1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t ** 2 * x1,
        (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t ** 2 * y1,
      ];
      return [...point(curve), ...point(other)];
    });
  });
}

/**
 * Returns points relative to the centre of the letter's box, in whole units; y points down, as in an image.
 */
function centred(contours) {
  const ends = [0, 1, 2, 3].map((k) => {
    const values = contours.flat().map((point) => point[k]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  });
  return contours.map((points) => {
    const whole = points.map((point) =>
      point.map((value, k) => Math.round((value - ends[k]) * UNITS_PER_EM * (k % 2 === 0 ? 1 : -1))),
    );
    return whole.filter((point, i) => String(point) !== String(whole[(i + 1) % whole.length]));
  });
}

/** Returns the contours in base64: for each the number of its points, then four signed bytes a point. */
function encoded(contours) {
  const bytes = contours.flatMap((points) => {
    const far = points.flat().find((value) => value < -128 || value > 127);
    if (far !== undefined) throw new Error(`coordinate is ${far}, but must fit into a signed byte.`);
    if (points.length > 255) throw new Error(`points is ${points.length}, but must be at most 255.`);
    return [points.length, ...points.flat().map((value) => value & 255)];
  });
  return Buffer.from(bytes).toString("base64");
}

async function outlinesOf({ name, package: font }) {
  const folder = `node_modules/@fontsource-variable/${font}`;
  const packed = readFileSync(`${folder}/files/${font}-latin-wght-normal.woff2`);
  // fontkit can vary the weight of TrueType files only: its WOFF2 glyphs lack the data that getVariation
  // needs.
  const variable = create(Buffer.from(await decompress(packed)));
  const [light, bold] = [weights.light, weights.bold].map((wght) => variable.getVariation({ wght }));
  const glyphs = letters.map((letter) => {
    const [a, b] = [light, bold].map((each) =>
      contoursOf(each.glyphForCodePoint(letter.codePointAt(0)), variable.UNITS_PER_EM),
    );
    return [letter, encoded(centred(a.map((contour, i) => flattened(contour, b[i]))))];
  });
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const { familyName } = variable;
  return { name, family: familyName, version, licence: "OFL-1.1", glyphs: Object.fromEntries(glyphs) };
}

const data = { unitsPerEm: UNITS_PER_EM, weights, fonts: await Promise.all(fonts.map(outlinesOf)) };
writeFileSync(out, `${JSON.stringify(data, null, 2)}\n`);
console.log(`${out}: ${fonts.length} fonts, ${letters.length} letters`);
