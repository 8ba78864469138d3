import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { kernelNames, namesFor, shortTemplates, shortText } from "./shortKernels.mjs";

const KERNEL = `// A comment.
struct Place {
  block: u32,
  lane_number: u32,
}
@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
fn sum_of(place: Place, length: f32) -> f32 {
  let total = numbers[place.lane_number]- -length;
  return total;
}
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) workgroup_id: vec3u) {
  numbers[0] = sum_of(Place(workgroup_id.x, 1u), length(vec2f(1.0)));
}
`;

it("a kernel keeps its meaning without comments, spaces and line ends", () => {
  expect(shortText(KERNEL)).toBe(
    "struct Place{block:u32,lane_number:u32,}@group(0)@binding(0)var<storage,read_write>numbers:array<f32>;" +
      "fn sum_of(place:Place,length:f32)->f32{let total=numbers[place.lane_number]- -length;return total;}" +
      "@compute@workgroup_size(64)fn main(@builtin(workgroup_id)workgroup_id:vec3u){" +
      "numbers[0]=sum_of(Place(workgroup_id.x,1u),length(vec2f(1.0)));}",
  );
});

it("names of the kernel become short, those of WGSL and of other code stay", () => {
  const names = namesFor([KERNEL], new Set(["numbers", "a"]));
  expect([...names.keys()].sort()).toEqual(["Place", "block", "lane_number", "place", "sum_of", "total"]);
  expect([...names.values()].sort()).toEqual(["b", "c", "d", "e", "f", "g"]);
});

it("the short names of the kernels can be told from all other words", () => {
  const root = join(import.meta.dirname, "..");
  const names = kernelNames(root);
  expect(names.size).toBeGreaterThan(200);
  const long = new Map([...names].map(([name, short]) => [short, name]));
  const word = /[A-Za-z_]\w*/g;
  const folder = join(root, "lib/gpu/kernels");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".wgsl")) continue;
    const text = shortText(readFileSync(join(folder, name), "utf8"));
    const short = text.replace(word, (each: string) => names.get(each) ?? each);
    expect(
      short.replace(word, (each: string) => long.get(each) ?? each),
      name,
    ).toBe(text);
  }
});

it("templates of kernels become short, other templates stay", () => {
  const source = `const a = /* wgsl */ \`fn f\${k}( x: f32 ) {
  return \${1 + 2} - x;
}
\`, b = \`a  \${k}  b\`;`;
  const short = `const a = /* wgsl */ \`fn f\${k}(x:f32){return \${1 + 2} -x;} \`, b = \`a  \${k}  b\`;`;
  expect(shortTemplates(source)).toBe(short);
  expect(() => shortTemplates(`/* wgsl */ \`// \${k}\``)).toThrow("has a comment: // ");
});
