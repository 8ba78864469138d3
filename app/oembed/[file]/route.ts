import { siteUrl } from "@/app/_shell/site";
import { CARD } from "@/app/still/[file]/stills";
import { fileNameOf } from "@/components/figure/links";
import { oEmbedDocument } from "@/components/figure/oembed";
import { entriesInAllLanguages, entryOfFile } from "@/components/figures/entries";

export const dynamic = "force-static";
export const dynamicParams = false;

export const generateStaticParams = async () =>
  (await entriesInAllLanguages()).map((entry) => ({ file: `${fileNameOf(entry)}.json` }));

/** Answers with the oEmbed document of a figure. */
export async function GET(_: Request, { params }: { readonly params: Promise<{ file: string }> }) {
  const { file } = await params;
  const entry = await entryOfFile(file.replace(/\.json$/, ""));
  if (!entry) return new Response("There is no such figure.", { status: 404 });
  return Response.json(oEmbedDocument(entry, siteUrl(), CARD));
}
