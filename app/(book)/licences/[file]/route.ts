import { licenceText, readPackages } from "@/scripts/licences.mjs";

export const dynamic = "force-static";
export const dynamicParams = false;

const packages = () => readPackages(process.cwd()).filter(({ optional }) => !optional);
const fontOf = (name: string) => `${name.replace(/^.*\//, "")}.txt`;

export const generateStaticParams = () => [
  { file: "packages.txt" },
  ...packages()
    .filter(({ licence }) => licence === "OFL-1.1")
    .map(({ name }) => ({ file: fontOf(name) })),
];

/** Answers with the licence text of a font, or with the licence texts of all packages in one file. */
export async function GET(_: Request, { params }: { readonly params: Promise<{ file: string }> }) {
  const { file } = await params;
  const wanted = packages().filter(({ name }) => file === "packages.txt" || fontOf(name) === file);
  const texts = wanted.map((each) => {
    const text = licenceText(process.cwd(), each) ?? "The package has no licence file.";
    return `${each.name} ${each.version} (${each.licence})\n\n${text}\n`;
  });
  return new Response(texts.join(`\n${"-".repeat(72)}\n\n`), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
