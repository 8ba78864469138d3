import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { taskInfo } from "@/lib/tasks/catalog";
import { TableChoices } from "./TableChoices";

it("shows the reader's names of columns in the direction of their script", () => {
  const { ownData } = taskInfo("points");
  const render = (names: string) =>
    renderToStaticMarkup(
      <TableChoices draft={`${names}\n1,2,a\n3,4,b\n`} wanted={ownData!.columns!} onWrite={() => {}} />,
    );
  expect(render("אורך,רוחב,סוג")).toContain('<span dir="auto">1: אורך</span>');
  // More names than stand side by side are a list.
  const many = ["אורך", "רוחב", "סוג", ..."abcdefgh"].join(",");
  expect(render(many)).toMatch(/<option [^>]*dir="auto"[^>]*>1: אורך/);
});
