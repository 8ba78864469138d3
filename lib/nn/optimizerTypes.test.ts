/**
 * Wrong names are refused by types and, in a program without types, when the optimizer is made. `tsc` fails on a
 * `@ts-expect-error` above a line that compiles.
 */
import { expect, expectTypeOf, it } from "vitest";
import type { HyperOf, MapName, RuleName } from "./index";
import { adam8bit, optimizer4bit, optimizer8bit, optimizer32, optimizerFor } from "./optimizers";

it.each<[string, () => unknown]>([
  // @ts-expect-error: no rule has this name
  ["a rule in 8 bits", () => optimizer8bit("adamm")],
  // @ts-expect-error: no rule has this name
  ["a rule in 4 bits", () => optimizer4bit("Adam")],
  // @ts-expect-error: no rule has this name
  ["a rule in 32 bits", () => optimizer32("sgdm")],
  // @ts-expect-error: the name is learningRate
  ["a hyper-parameter of Adam", () => adam8bit({ learning_rate: 0.1 })],
  // @ts-expect-error: the name is learningRate
  ["a hyper-parameter of a rule", () => optimizer8bit("momentum", { learning_rate: 0.1 })],
  // @ts-expect-error: lion has no epsilon
  ["a hyper-parameter of another rule", () => optimizer8bit("lion", { epsilon: 1e-8 })],
  // @ts-expect-error: no map has this name
  ["a map of Adam", () => adam8bit({ map: "cubic" })],
  // @ts-expect-error: no map has this name
  ["a map of a rule", () => optimizer8bit("lion", {}, { map: "cubic" })],
  // @ts-expect-error: the name is blockSize
  ["an option", () => optimizer8bit("lion", {}, { block: 256 })],
])("refuses a wrong name: %s", (_, make) => {
  expect(make).toThrow(/ is .*, but must be one of/);
});

it("has the names of all rules and maps as types", () => {
  expectTypeOf<"adam" | "adamw" | "momentum" | "rmsprop" | "adagrad">().toExtend<RuleName>();
  expectTypeOf<"lion" | "ademamix" | "lamb" | "lars" | "muon">().toExtend<RuleName>();
  expectTypeOf<string>().not.toExtend<RuleName>();
  expectTypeOf<"dynamic" | "dynamic-above-zero" | "e5m2" | "nf4">().toExtend<MapName>();
  expectTypeOf<string>().not.toExtend<MapName>();
});

it("has each rule's hyper-parameters as types", () => {
  expectTypeOf<keyof HyperOf<"lion">>().toEqualTypeOf<
    "learningRate" | "beta1" | "beta2" | "weightDecay" | "gnormScale"
  >();
  expectTypeOf<HyperOf<"adam">["epsilon"]>().toEqualTypeOf<number | undefined>();
});

it("takes names that are known at run time only", () => {
  const [rule, map]: [string, string] = ["lion", "linear"];
  expect(optimizerFor({ rule, map, bits: 8 }).getConfig()).toMatchObject({ rule, map });
});
