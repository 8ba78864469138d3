import { readFileSync } from "node:fs";
import { siteUrl } from "@/app/_shell/site";
import { feedOf } from "@/app/feed.xml/feed";

export const dynamic = "force-static";

/** Answers with the changes of CHANGELOG.md as an RSS feed. */
export function GET() {
  return new Response(feedOf(readFileSync("CHANGELOG.md", "utf8"), siteUrl()), {
    headers: { "Content-Type": "application/rss+xml; charset=utf-8" },
  });
}
