import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { describe, expect, it } from "vitest";
import type { PricedLine } from "./draft-order.ts";
import { refusedLine } from "./refused-line.ts";

const line = (key: string) =>
  ({
    line: { key, serviceId: key, options: [] },
    service: { id: key, name: key, unit: "person", vendor: { id: `vendor of ${key}`, name: "" } },
    quantity: 12,
    deliverAt: "2026-11-24T11:00:00Z",
  }) as unknown as PricedLine;
const lines = [line("lunch"), line("coffee")];

const refusal = (pointer: string, alternatives?: unknown[]) => {
  const problem: Problem = {
    type: "about:blank",
    title: "",
    status: 409,
    detail: "",
    code: "vendor_full",
    errors: [{ pointer, code: "vendor_full", detail: "" }],
    ...(alternatives ? { alternatives } : {}),
  };
  return new ApiProblem(problem, "");
};

describe("a refused line", () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ["the first", "/lines/0", "lunch", "line"],
    ["the second, its moment", "/lines/1/deliverAt", "coffee", "line"],
    ["its place", "/lines/1/deliverTo/roomId", "coffee", "place"],
    ["its account", "/lines/0/accountId", "lunch", "account"],
    ["no line", "/accountSplit", undefined, undefined],
    ["a line that is not there", "/lines/7", undefined, undefined],
  ])("is found: %s", (_, pointer, key, field) => {
    const found = refusedLine(refusal(pointer), lines);
    expect(found?.line.line.key).toBe(key);
    expect(found?.field).toBe(field);
  });

  it("offers the nearest free moments of its own service, the nearest first", () => {
    const at = (hour: number) => ({
      serviceId: "coffee",
      deliverAt: `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z`,
    });
    const alternatives = [
      at(18),
      at(7),
      at(10),
      at(13),
      at(12),
      at(14),
      { serviceId: "lunch", deliverAt: at(11).deliverAt },
    ];
    const found = refusedLine(refusal("/lines/1", alternatives), lines);
    expect(found?.instead.map(({ deliverAt }) => deliverAt.slice(11, 13))).toEqual(["10", "12", "13", "14"]);
  });

  it.each([[["nonsense"]], [[null, 7]], [[{ deliverAt: "soon" }]], [[{ room: {} }]]])(
    "offers nothing from %j",
    (alternatives) => {
      expect(refusedLine(refusal("/lines/0", alternatives), lines)?.instead).toEqual([]);
    },
  );

  it("is what a full vendor delivers in that hour; it moves together, each line at its own minute", () => {
    const of = (key: string, minute: string, quantity: number, vendor: string) => {
      const one = line(key);
      const deliverAt = `2026-11-24T${minute}:00Z`;
      return { ...one, deliverAt, quantity, service: { ...one.service, vendor: { id: vendor, name: vendor } } };
    };
    const wanted = [
      of("coffee", "09:45", 12, "kitchen"),
      of("lunch", "12:00", 12, "kitchen"),
      of("cake", "12:30", 12, "kitchen"),
      of("wine", "12:15", 90, "caterer"),
    ];
    const free = ["2026-11-24T13:00:00Z", "2026-11-24T10:00:00Z"].map((from) => ({
      vendorId: "kitchen",
      from,
      free: 40,
    }));
    const problem = { type: "", title: "", status: 409, detail: "", code: "vendor_full" as const, alternatives: free };
    const found = refusedLine(new ApiProblem(problem, ""), wanted);
    expect(found?.line.line.key).toBe("lunch");
    expect(found?.instead.map(({ moves }) => moves)).toEqual([
      [
        { key: "lunch", deliverAt: "2026-11-24T13:00:00.000Z" },
        { key: "cake", deliverAt: "2026-11-24T13:30:00.000Z" },
      ],
      [
        { key: "lunch", deliverAt: "2026-11-24T10:00:00.000Z" },
        { key: "cake", deliverAt: "2026-11-24T10:30:00.000Z" },
      ],
    ]);
    const nothingFree = { ...problem, alternatives: [] };
    expect(refusedLine(new ApiProblem(nothingFree, ""), wanted)).toBeUndefined();
    expect(refusedLine(new ApiProblem(nothingFree, ""), wanted.slice(0, 2))?.instead).toEqual([]);
  });

  it("is none without an answer", () => {
    expect(refusedLine(new ApiProblem(undefined, ""), lines)).toBeUndefined();
    expect(refusedLine(new Error("other"), lines)).toBeUndefined();
  });
});
