import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { stillPicture } from "@/components/figure/stillPicture";
import { atOnce } from "@/lib/jobs/sliced";
import { shardedRun } from "@/lib/jobs/weights/sharded";
import { defaultsOf } from "@/lib/options/options";
import { shardedStateOptions } from "./figure";
import { setupOf } from "./model";
import { Picture } from "./Picture";

it.each([
  ["sharded-state", 760],
  ["sharded-state-narrow", 326],
])("has a still picture that is up to date: %s, %s pixels wide", async (name, startWidth) => {
  const result = atOnce(shardedRun(setupOf(defaultsOf(shardedStateOptions))));
  const markup = renderToStaticMarkup(<Picture result={result} startWidth={startWidth} />);
  await expect(stillPicture(markup)).toMatchFileSnapshot(`../../../public/posters/${name}.svg`);
});
