import { describe, expect, it } from "vitest";
import { isolated } from "./isolate-rules.ts";

describe("a name within a sentence", () => {
  it.each(["Søren Ågård", "Дмитрий Соколов", "王小明", "👩‍🚀", "Łukasz", "", "=1+1"])("stays %j", (name) => {
    expect(isolated(name)).toBe(name);
  });

  it.each(["محمد العمري", "שלום", "\u202egpj.exe", "\u2066open"])("keeps its direction to itself: %j", (name) => {
    expect(isolated(name)).toBe(`\u2068${name}\u2069`);
  });
});
