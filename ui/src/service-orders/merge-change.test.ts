import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { describe, expect, it } from "vitest";
import { changeDraftOf, changeInput } from "./change-draft.ts";
import type { DraftOrder } from "./draft-order.ts";
import { isChanged, mergeChange } from "./merge-change.ts";

const line = (id: string, part: Partial<ServiceOrderLine> = {}) =>
  ({
    id,
    service: { id: `service-${id}`, name: id, unit: "person", imageUrl: null },
    quantity: 12,
    options: [],
    diets: [],
    ownPlace: null,
    account: null,
    headCount: { rule: "fixed", plusPercent: 0, settledAt: null },
    deliverAt: "2026-11-24T11:00:00Z",
    ...part,
  }) as unknown as ServiceOrderLine;

const order = (lines: ServiceOrderLine[], part: Partial<ServiceOrder> = {}) =>
  ({
    id: "order",
    version: 3,
    note: "",
    headCountMode: "ask",
    accountSplit: [{ account: { id: "a", name: "A" }, percent: 100 }],
    lines,
    ...part,
  }) as unknown as ServiceOrder;

const base = order([line("lunch"), line("coffee")]);

function edited(edit: (draft: DraftOrder) => void): DraftOrder {
  const draft = structuredClone(changeDraftOf(base));
  edit(draft);
  return draft;
}

describe("my change on top of somebody else's", () => {
  it.each<[string, (draft: DraftOrder) => void, ServiceOrder, [string, number][]]>([
    [
      "another line than mine",
      (draft) => void (draft.lines[0]!.quantity = 15),
      order([line("lunch"), line("coffee", { quantity: 20 })]),
      [
        ["service-lunch", 15],
        ["service-coffee", 20],
      ],
    ],
    [
      "the same line: mine counts",
      (draft) => void (draft.lines[0]!.quantity = 15),
      order([line("lunch", { quantity: 9 }), line("coffee")]),
      [
        ["service-lunch", 15],
        ["service-coffee", 12],
      ],
    ],
    [
      "a line that they added stays",
      (draft) => void (draft.lines[0]!.quantity = 15),
      order([line("lunch"), line("coffee"), line("cake", { quantity: 4 })]),
      [
        ["service-lunch", 15],
        ["service-coffee", 12],
        ["service-cake", 4],
      ],
    ],
    [
      "a line that I took out stays out",
      (draft) => void draft.lines.splice(1, 1),
      order([line("lunch"), line("coffee", { quantity: 20 })]),
      [["service-lunch", 12]],
    ],
    [
      "a line that they took out and I left alone is gone",
      (draft) => void (draft.lines[0]!.quantity = 15),
      order([line("lunch")]),
      [["service-lunch", 15]],
    ],
    [
      "a line that they took out and I changed is ordered anew",
      (draft) => void (draft.lines[1]!.quantity = 30),
      order([line("lunch")]),
      [
        ["service-lunch", 12],
        ["service-coffee", 30],
      ],
    ],
  ])("%s", (_, edit, theirs, expected) => {
    const merged = mergeChange(base, edited(edit), theirs);
    expect(merged.lines.map(({ serviceId, quantity }) => [serviceId, quantity])).toEqual(expected);
  });

  it("goes field by field within one line", () => {
    const mine = edited((draft) => void (draft.lines[0]!.deliverTo = { place: "Terrace" }));
    const theirs = order([line("lunch", { quantity: 9, options: [{ key: "drink", name: "Drink" }] }), line("coffee")]);
    expect(mergeChange(base, mine, theirs).lines[0]).toMatchObject({
      quantity: 9,
      options: ["drink"],
      deliverTo: { place: "Terrace" },
    });
  });

  it("keeps their note unless I wrote one", () => {
    const theirs = order(base.lines, { note: "theirs" });
    expect(
      mergeChange(
        base,
        edited(() => undefined),
        theirs,
      ).note,
    ).toBe("theirs");
    expect(
      mergeChange(
        base,
        edited((draft) => void (draft.note = "mine")),
        theirs,
      ).note,
    ).toBe("mine");
  });

  it("takes a line for new that has come back", () => {
    const merged = mergeChange(
      base,
      edited((draft) => void (draft.lines[1]!.quantity = 30)),
      order([line("lunch")]),
    );
    expect(merged.lines[1]?.id).toBeUndefined();
  });
});

describe("a change", () => {
  it("is none as long as nothing was touched", () => {
    expect(isChanged(base, changeDraftOf(base))).toBe(false);
    expect(
      isChanged(
        base,
        edited((draft) => void (draft.note = "Less salt")),
      ),
    ).toBe(true);
  });

  it("tells the lines, and of the rest only what is otherwise", () => {
    expect(changeInput(base, changeDraftOf(base), [])).toEqual({ lines: [] });
    const split = [
      { accountId: "a", percent: 50 },
      { accountId: "b", percent: 50 },
    ];
    const mine = edited((draft) => void Object.assign(draft, { note: "Less salt", split, headCountMode: "apply" }));
    expect(changeInput(base, mine, [])).toEqual({
      lines: [],
      note: "Less salt",
      headCountMode: "apply",
      accountSplit: split,
    });
  });
});
