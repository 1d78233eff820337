import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { indexOf, searchVisits, type SearchIndex } from "@magic-meetings/contract/reception/search-rules.ts";
import { useEffect, useMemo, useRef } from "react";
import type { ReceptionStore } from "./reception-store.ts";

const settledMs = 1_500;

/** The visits that fit what is typed, computed anew within a frame; the index only when the day's words change. */
export function useSearch(
  visits: readonly ReceptionVisit[],
  typed: string,
): { index: SearchIndex; found: ReceptionVisit[] | undefined } {
  // A check-in changes visits, but not what they are found by.
  const words = useMemo(() => JSON.stringify(visits.map(({ id, searchText }) => [id, searchText])), [visits]);
  const index = useMemo(() => {
    const found = JSON.parse(words) as [string, string][];
    return indexOf(found.map(([id, searchText]) => ({ id, searchText })));
  }, [words]);
  const byId = useMemo(() => new Map(visits.map((visit) => [visit.id, visit])), [visits]);
  const found = useMemo(() => {
    if (typed.trim() === "") return undefined;
    return searchVisits(index, typed).flatMap((id) => byId.get(id) ?? []);
  }, [index, byId, typed]);
  return { index, found };
}

/** That somebody looked for a person is kept, once she has stopped typing: how many letters, never which. */
export function useLookUpKept(store: Pick<ReceptionStore, "change">, typed: string, found: number | undefined): void {
  const { change } = store;
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  }, [change]);
  const letters = typed.trim().length;
  useEffect(() => {
    if (letters === 0 || found === undefined) return;
    const timer = setTimeout(
      () => void latest.current({ kind: "look_up", letters: Math.min(letters, 200), found }),
      settledMs,
    );
    return () => clearTimeout(timer);
  }, [letters, found]);
}
