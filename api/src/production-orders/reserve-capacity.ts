import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { clockHour, hourChanges, type HourChange, type PortionLine } from "./portion-rules.ts";
import {
  addPortions,
  findFirstHour,
  lockHours,
  readPromisedPortions,
  readTakenHours,
  removePortions,
  setPromisedHours,
} from "./vendor-hour-sql.ts";

const hourMilliseconds = 3_600_000;
/** How far around a full hour free ones are looked for, and how many are offered. */
const hoursAround = 6;
export const mostAlternatives = 4;

interface FreeHour {
  vendorId: string;
  from: string;
  until: string;
  free: number;
}

/** An hour has no room for what is wanted in it; `hours` are all near ones that have. */
export class VendorFull extends Refusal {
  readonly wanted: readonly PortionLine[];
  readonly hours: readonly FreeHour[];

  constructor(wanted: readonly PortionLine[], hours: readonly FreeHour[]) {
    super("vendor_full", "The vendor cannot make that much in that hour: choose another hour, or less", {
      alternatives: hours.slice(0, mostAlternatives),
    });
    this.wanted = wanted;
    this.hours = hours;
  }
}

/**
 * Takes the lines' portions of their vendors' hours: one statement, and none where no vendor has a limit. Refuses with
 * `vendor_full` and the nearest hours that have room.
 */
export function reserveCapacity(context: CommandContext, lines: readonly PortionLine[]): Promise<void> {
  return moveCapacity(context, { before: [], after: lines });
}

/** Gives the lines' portions back; what is not there to give back is none. */
export function releaseCapacity(context: CommandContext, lines: readonly PortionLine[]): Promise<void> {
  return moveCapacity(context, { before: lines, after: [] });
}

/** Takes and gives back by the difference; hours that stay as they are are not touched. */
export async function moveCapacity(
  context: CommandContext,
  { before, after }: { before: readonly PortionLine[]; after: readonly PortionLine[] },
): Promise<void> {
  const { tx, tenantId } = context;
  const changes = hourChanges(before, after);
  const more = changes.filter(({ portions }) => portions > 0);
  const fewer = changes.filter(({ portions }) => portions < 0);
  // An insert goes by its rows' order; whoever also gives back locks in that order first.
  if (fewer.length > 0 && changes.length > 1) await lockHours(tx, { tenantId, changes });
  if (fewer.length > 0) await removePortions(tx, { tenantId, changes: fewer });
  const tooMany = more.find(({ portions, capacity }) => portions > capacity);
  if (tooMany) throw await fullRefusal(context, tooMany, after);
  if (more.length === 0) return;
  const taken = await addPortions(tx, { tenantId, changes: more });
  const full = more.find((change) => !taken.some((row) => isSameHour(row, change)));
  if (full) throw await fullRefusal(context, full, after);
}

/** Counts a vendor's hours anew: its limit was set or changed. Call it in the command that writes the limit. */
export async function countVendorHours(
  { tx, tenantId, now }: CommandContext,
  { vendorId, capacityPerHour }: { vendorId: string; capacityPerHour: number | null },
): Promise<void> {
  if (capacityPerHour === null) return;
  const known = await findFirstHour(tx, { tenantId, vendorId });
  const present = clockHour(now);
  const from = known !== null && known < present ? known : present;
  const promised = await readPromisedPortions(tx, { tenantId, vendorId, from });
  await setPromisedHours(tx, { tenantId, vendorId, capacity: capacityPerHour, from, hours: promised });
}

function isSameHour(a: { vendorId: string; hour: Date }, b: { vendorId: string; hour: Date }): boolean {
  return a.vendorId === b.vendorId && a.hour.getTime() === b.hour.getTime();
}

async function fullRefusal(
  context: CommandContext,
  full: HourChange,
  after: readonly PortionLine[],
): Promise<VendorFull> {
  const inIt = after.filter((line) => isSameHour({ ...line, hour: clockHour(line.deliverAt) }, full));
  return new VendorFull(inIt, await freeHours(context, full));
}

/** The nearest hours with room for as many portions, the nearest first. */
async function freeHours(
  { tx, tenantId, now }: CommandContext,
  { vendorId, hour, portions, capacity }: HourChange,
): Promise<FreeHour[]> {
  if (portions > capacity) return [];
  const at = (steps: number) => new Date(hour.getTime() + steps * hourMilliseconds);
  const taken = await readTakenHours(tx, { tenantId, vendorId, from: at(-hoursAround), to: at(hoursAround) });
  const promised = new Map(taken.map((row) => [row.hour.getTime(), row.portions]));
  return Array.from({ length: hoursAround }, (_, index) => index + 1)
    .flatMap((steps) => [at(steps), at(-steps)])
    .filter((start) => start > now && (promised.get(start.getTime()) ?? 0) + portions <= capacity)
    .map((start) => ({
      vendorId,
      from: start.toISOString(),
      until: new Date(start.getTime() + hourMilliseconds).toISOString(),
      free: capacity - (promised.get(start.getTime()) ?? 0),
    }));
}
