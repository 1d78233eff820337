import { addDays, startOfDay } from "@magic-meetings/ui/format/moments.ts";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export const boardViews = ["orders", "items", "run"] as const;
export type BoardView = (typeof boardViews)[number];

/** How many days the board shows from the chosen one on. */
export type BoardDays = 1 | 7;

/** What a board shows, as its address says it: a screen on a wall keeps it as a bookmark. */
export interface BoardAddress {
  view: BoardView;
  /** For example `2026-11-24`; absent: whatever day it is. */
  day?: string;
  days: BoardDays;
  vendor?: string;
  site?: string;
  big: boolean;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function readBoardAddress(params: URLSearchParams): BoardAddress {
  const view = boardViews.find((one) => one === params.get("view")) ?? "orders";
  const day = params.get("day") ?? "";
  const id = (name: string) => {
    const value = params.get(name) ?? "";
    return idPattern.test(value) ? value : undefined;
  };
  const [vendor, site] = [id("vendor"), id("site")];
  return {
    view,
    ...(dayPattern.test(day) && !Number.isNaN(Date.parse(day)) ? { day } : {}),
    days: params.get("days") === "1" || (params.get("days") === null && view === "run") ? 1 : 7,
    ...(vendor ? { vendor } : {}),
    ...(site ? { site } : {}),
    big: params.get("big") === "1",
  };
}

export function writeBoardAddress({ view, day, days, vendor, site, big }: BoardAddress): URLSearchParams {
  return new URLSearchParams({
    ...(view === "orders" ? {} : { view }),
    ...(day ? { day } : {}),
    days: String(days),
    ...(vendor ? { vendor } : {}),
    ...(site ? { site } : {}),
    ...(big ? { big: "1" } : {}),
  });
}

/** The board's address, and the way to another one. */
export function useBoardAddress() {
  const [params, setParams] = useSearchParams();
  const address = useMemo(() => readBoardAddress(params), [params]);
  const go = useCallback(
    (change: Partial<BoardAddress>) =>
      setParams((now) => writeBoardAddress({ ...readBoardAddress(now), ...change }), { replace: true }),
    [setParams],
  );
  return { address, go };
}

/** What an address asks the service for, when today is that day. */
export function boardSearchOf({ day, days, vendor, site }: BoardAddress, today: string, timeZone: string) {
  const first = day ?? today;
  return {
    from: startOfDay(first, timeZone).toISOString(),
    to: startOfDay(addDays(first, days), timeZone).toISOString(),
    ...(vendor ? { vendor } : {}),
    ...(site ? { site } : {}),
  };
}
