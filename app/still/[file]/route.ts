import { fileNameOf } from "@/components/figure/links";
import { entriesInAllLanguages, entryOfFile } from "@/components/figures/entries";
import { cardOf, stillDocument, stillOf } from "./stills";

export const dynamic = "force-static";
export const dynamicParams = false;

const ENDINGS = ["-light.svg", "-dark.svg", "-light.png", "-dark.png", ".json"] as const;

export async function generateStaticParams() {
  return (await entriesInAllLanguages()).flatMap((entry) =>
    ENDINGS.map((ending) => ({ file: fileNameOf(entry) + ending })),
  );
}

/** Answers with a file of a figure's still picture: SVG and PNG in two themes, and what the picture shows as JSON. */
export async function GET(_: Request, { params }: { readonly params: Promise<{ file: string }> }) {
  const { file } = await params;
  const [, name, theme, ending] = /^(.*?)(?:-(light|dark))?\.(\w+)$/.exec(file) ?? [];
  const entry = await entryOfFile(name ?? "");
  if (!entry) return new Response("There is no such figure.", { status: 404 });
  if (ending === "json") return Response.json(stillDocument(entry));
  const inTheme = theme === "dark" ? "dark" : "light";
  if (ending === "svg")
    return new Response(stillOf(entry, inTheme).svg, { headers: { "Content-Type": "image/svg+xml" } });
  const png = await cardOf(entry, inTheme);
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
}
