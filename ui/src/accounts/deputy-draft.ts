import type { Deputies, DeputiesInput } from "@magic-meetings/contract/approvals/deputy.ts";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";

/** A deputy while she is being edited; days are `2026-11-24`, the last one included. */
export interface DeputyRow {
  key: string;
  userId: string;
  name: string;
  from: string;
  /** Empty: without an end. */
  until: string;
}

export interface DeputyDraft {
  hours: string;
  rows: DeputyRow[];
}

export function draftOf({ items, escalationHours }: Deputies, timeZone: string): DeputyDraft {
  return {
    hours: String(escalationHours),
    rows: items.map(({ user, from, until }, index) => ({
      key: `${index} ${user.id}`,
      userId: user.id,
      name: user.name,
      from: dayKey(from, timeZone),
      // A period ends where the day after its last one begins.
      until: until === null ? "" : addDays(dayKey(until, timeZone), -1),
    })),
  };
}

export function emptyRow({ candidates }: Deputies, timeZone: string): DeputyRow {
  const [first] = candidates;
  const from = dayKey(new Date(), timeZone);
  return { key: crypto.randomUUID(), userId: first?.id ?? "", name: first?.name ?? "", from, until: addDays(from, 7) };
}

export function inputOf({ hours, rows }: DeputyDraft, timeZone: string): DeputiesInput {
  return {
    escalationHours: Number(hours),
    items: rows.map(({ userId, from, until }) => ({
      userId,
      from: startOfDay(from, timeZone).toISOString(),
      until: until === "" ? null : startOfDay(addDays(until, 1), timeZone).toISOString(),
    })),
  };
}

/** Whether there is anything to save. */
export function isOtherThan(draft: DeputyDraft, saved: DeputyDraft): boolean {
  const said = ({ hours, rows }: DeputyDraft) =>
    JSON.stringify([hours, rows.map(({ userId, from, until }) => [userId, from, until])]);
  return said(draft) !== said(saved);
}
