import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PredictForm } from "./PredictForm";
import { Answer, Hint, partsOf } from "./parts";

const written = [
  <p key="q">How many?</p>,
  <Hint key="h">Count.</Hint>,
  <p key="more">In bytes.</p>,
  <Answer key="a">Eight.</Answer>,
];

test("all children but hint and answer are the question", () => {
  const { question, hint, answer } = partsOf("x", written);
  expect(renderToStaticMarkup(question)).toBe("<p>How many?</p><p>In bytes.</p>");
  expect([hint, answer].map((part) => renderToStaticMarkup(part))).toEqual(["Count.", "Eight."]);
});

test("a question without an answer stops the build by its name", () => {
  expect(() => partsOf("x", written.slice(0, 3))).toThrow(/"x" needs an <Answer>/);
});

test("the built page holds form and answer, so that paper and readers without scripts have both", () => {
  const markup = renderToStaticMarkup(
    <PredictForm
      id="x"
      kind="choice"
      truth="8 bytes"
      unit=""
      choices={["4 bytes", "8 bytes"]}
      min={0}
      max={1}
      scale="linear"
      question={<p>How many?</p>}
      answer={<p>Two numbers.</p>}
    />,
  );
  expect(markup.match(/type="radio"/g)).toHaveLength(2);
  expect(markup).toContain("The answer: 8 bytes.");
  expect(markup).toContain("Two numbers.");
});
