import type { MailboxProcessing } from "@magic-meetings/contract/onboarding/room-mailbox-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { parse } from "csv-parse/sync";

type Row = Readonly<Record<string, unknown>>;

const mostMailboxes = 5_000;

/** Reads what Get-CalendarProcessing was exported to: JSON of one or many, or CSV. Refuses with 422 what is neither. */
export function readProcessing(text: string): MailboxProcessing[] {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  const rows = trimmed.startsWith("[") || trimmed.startsWith("{") ? fromJson(trimmed) : fromCsv(trimmed);
  if (rows.length > mostMailboxes) throw unreadable(`There are more than ${mostMailboxes} mailboxes in it`);
  const read = rows.flatMap((row) => toProcessing(byLowerCase(row)));
  if (read.length === 0) throw unreadable("No line of it has a mailbox's address in Identity or PrimarySmtpAddress");
  return read;
}

function unreadable(detail: string): Refusal {
  return new Refusal("invalid", detail);
}

function fromJson(text: string): Row[] {
  try {
    const value: unknown = JSON.parse(text);
    const list: unknown[] = Array.isArray(value) ? value : [value];
    return list.filter((row): row is Row => typeof row === "object" && row !== null);
  } catch {
    throw unreadable("It begins as JSON and is not whole");
  }
}

function fromCsv(text: string): Row[] {
  try {
    // The older shell writes a first line that names the type.
    const lines = text.replace(/^#TYPE[^\n]*\n/, "");
    const delimiter = lines.slice(0, lines.indexOf("\n")).includes(";") ? ";" : ",";
    return parse(lines, { columns: true, delimiter, skip_empty_lines: true, relax_column_count: true }) as Row[];
  } catch {
    throw unreadable("It is neither JSON nor CSV");
  }
}

function byLowerCase(row: Row): Map<string, unknown> {
  return new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}

function toProcessing(row: Map<string, unknown>): MailboxProcessing[] {
  const names = ["primarysmtpaddress", "mailbox", "emailaddress", "identity"];
  const mailbox = names.map((name) => row.get(name)).find((value) => typeof value === "string" && value.includes("@"));
  if (typeof mailbox !== "string") return [];
  const flag = (name: string) => flagOf(row.get(name));
  const count = (name: string) => countOf(row.get(name));
  const automate = row.get("automateprocessing");
  // JSON of the older shell writes the choice as its number.
  const choices = ["None", "AutoUpdate", "AutoAccept"];
  const processing = {
    automateProcessing: typeof automate === "number" ? choices[automate] : textOf(automate),
    allowConflicts: flag("allowconflicts"),
    conflictPercentageAllowed: count("conflictpercentageallowed"),
    maximumConflictInstances: count("maximumconflictinstances"),
    bookingWindowInDays: count("bookingwindowindays"),
    maximumDurationInMinutes: count("maximumdurationinminutes"),
    allBookInPolicy: flag("allbookinpolicy"),
    scheduleOnlyDuringWorkHours: flag("scheduleonlyduringworkhours"),
    processExternalMeetingMessages: flag("processexternalmeetingmessages"),
  };
  const given = Object.fromEntries(Object.entries(processing).filter(([, value]) => value !== undefined));
  return [{ mailbox: mailbox.trim(), ...given }];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function flagOf(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const said = typeof value === "string" ? value.toLowerCase() : "";
  return said === "true" ? true : said === "false" ? false : undefined;
}

function countOf(value: unknown): number | undefined {
  const read = typeof value === "number" ? value : /^\d{1,9}$/.test(String(value)) ? Number(value) : NaN;
  return Number.isFinite(read) ? read : undefined;
}
