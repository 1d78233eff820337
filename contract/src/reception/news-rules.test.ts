import { describe, expect, it } from "vitest";
import { knownMarks, markOf, unknownOnly, withNews } from "./news-rules.ts";
import type { ReceptionNews, ReceptionSnapshot, ReceptionVisit } from "./reception.ts";

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second)).toISOString();

function visit(id: string, more: Partial<ReceptionVisit> = {}): ReceptionVisit {
  return {
    id,
    start: at(0),
    status: "invited",
    arrivedAt: null,
    leftAt: null,
    hostAnswer: null,
    ...more,
  } as ReceptionVisit;
}

function day(asOf: string, visits: ReceptionVisit[]): ReceptionSnapshot {
  return { asOf, visits, others: [] } as unknown as ReceptionSnapshot;
}

function news(asOf: string, visits: ReceptionVisit[]): ReceptionNews {
  return { asOf, visits, others: [], gone: [] } as unknown as ReceptionNews;
}

describe("the mark of a visit", () => {
  it("is the same as long as nothing differs, also after it travelled", () => {
    const one = visit("a", { searchText: "é 名 \u2028 👩‍🚀" });
    expect(markOf(JSON.parse(JSON.stringify(one)) as ReceptionVisit)).toBe(markOf(one));
    expect(markOf(one)).toMatch(/^[0-9a-z]{4,14}$/);
  });

  it("is another for every other visit", () => {
    const marks = Array.from({ length: 20_000 }, (_, index) => markOf(visit(`${index}`, { badgeNumber: index % 7 })));
    expect(new Set(marks).size).toBe(marks.length);
  });
});

describe("what a tablet knows", () => {
  it("is what it was told lately and what the day shows to have happened just before", () => {
    const visits = [
      visit("told"),
      visit("told long ago"),
      visit("came", { arrivedAt: at(55) }),
      visit("came before", { arrivedAt: at(10) }),
      visit("nothing happened"),
    ];
    const heard = new Map([
      ["told", at(50)],
      ["told long ago", at(20)],
      ["of another day", at(59)],
    ]);
    expect(knownMarks(day(at(59), visits), heard)).toEqual([visits[0]!, visits[2]!].map(markOf));
  });

  it("is by what it has now: who is as before once more is told once more", () => {
    const [before, after] = [visit("a"), visit("a", { status: "confirmed" })];
    const first = withNews(day(at(0), [before]), news(at(10), [before]));
    const second = withNews(first, news(at(20), [after]));
    const known = new Set(knownMarks(second, new Map([["a", at(20)]])));
    expect(unknownOnly([after], known)).toEqual([]);
    expect(unknownOnly([before], known)).toEqual([before]);
  });

  it("is never more than fits into an address", () => {
    const visits = Array.from({ length: 2000 }, (_, index) => visit(`${index}`, { arrivedAt: at(59) }));
    expect(knownMarks(day(at(59), visits), new Map()).join(",").length).toBeLessThan(4_000);
  });
});
