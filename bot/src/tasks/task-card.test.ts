import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { taskCardViewSchema } from "@magic-meetings/contract/tasks/task.ts";
import { describe, expect, it } from "vitest";
import { cardSchema, elementsOf, textsOf } from "../cards/card-test-schema.ts";
import type { CardJson } from "../conversations/turn.ts";
import { taskCard } from "./task-card.ts";
import { taskCardCases, type TaskCardCase } from "./task-card-cases.ts";

const cases = Object.entries(taskCardCases);

describe("the task card", () => {
  it.each(cases)("%s looks as its golden file", async (name, one) => {
    await expect(`${JSON.stringify(cardOf(one), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s shows tasks as the API describes them", (_name, { view }) => {
    expect(taskCardViewSchema.safeParse(view).error).toBeUndefined();
  });

  it("has a button for what can be done, and for nothing else", () => {
    expect(verbsOf("three-tasks")).toEqual([
      ...["task.start", "task.finish"],
      ...["task.start", "task.finish"],
      ...["task.start", "task.finish"],
      "task.refresh",
    ]);
    expect(verbsOf("started-and-handed-over")).toEqual(["task.finish", "task.refresh"]);
    expect(verbsOf("cancelled")).toEqual(["task.refresh"]);
  });

  it.each([...locales])("leaves no value out of a sentence in %s", (locale) => {
    for (const [, one] of cases) expect(textsOf(cardOf({ ...one, locale })).join("\n")).not.toMatch(/[{}]/);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, one) => {
    expect(cardSchema?.(cardOf(one))).toBeNull();
  });
});

function cardOf({ view, text, locale, refusal }: TaskCardCase): CardJson {
  return taskCard(view, text, { locale, refreshFor: ["29:carla"], refusal });
}

function verbsOf(name: string): unknown[] {
  const card = cardOf(taskCardCases[name] as TaskCardCase);
  return elementsOf({ body: card["body"], actions: card["actions"] }).flatMap(({ type, verb }) =>
    type === "Action.Execute" ? [verb] : [],
  );
}
