import type {
  BusinessHours,
  BusinessHoursChange,
  Holiday,
  HolidayChange,
  NewBusinessHours,
  NewHoliday,
  OpeningHours,
} from "@magic-meetings/contract/places/business-hours.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import {
  businessHoursSql,
  findDays,
  findSitesOfHours,
  holidaySql,
  insertDays,
  insertHolidays,
  replaceDays,
  type BusinessHoursItem,
  type BusinessHoursValues,
  type HolidayValues,
} from "./business-hours-sql.ts";
import { findInTheWay } from "./in-the-way-sql.ts";
import { badReference, type MaintainedThing, type PartsChange } from "./keep-up.ts";
import { shareBusinessHours } from "./referred-sql.ts";
import { isTimeZone } from "./time-zone.ts";

export const businessHours: MaintainedThing<
  BusinessHoursValues,
  NewBusinessHours | BusinessHoursChange,
  BusinessHoursItem,
  BusinessHours
> = {
  word: "set of business hours",
  sql: businessHoursSql,
  merge: ({ name, timeZone }, before) => ({
    name: name ?? before?.name ?? "",
    timeZone: timeZone ?? before?.timeZone ?? "",
  }),
  async settle(_context, values, before) {
    if (!isTimeZone(values.timeZone)) throw badReference("/timeZone", "time zone");
    return { values, siteIds: before?.siteIds ?? [] };
  },
  async changeParts(context, id, input) {
    const days = input.days === undefined ? null : await changeDays(context, id, input.days);
    const { holidays = [] } = input as NewBusinessHours;
    if (holidays.length === 0) return days;
    await addHolidays(context, id, holidays);
    return { oldValues: { ...days?.oldValues }, newValues: { ...days?.newValues, holidays } };
  },
  async createParts(context, created) {
    const weeks = created.map(({ input }) => inOrder(input.days ?? []));
    const added = created.map(({ id: hoursId }, index) => ({
      hoursId,
      days: (weeks[index] ?? []).map((day) => ({ id: context.newId(), ...day })),
    }));
    await insertDays(context.tx, { tenantId: context.tenantId, added });
    for (const { id, input } of created) {
      const { holidays = [] } = input as NewBusinessHours;
      if (holidays.length > 0) await addHolidays(context, id, holidays);
    }
    return created.map(({ input }, index) => {
      const { holidays = [] } = input as NewBusinessHours;
      return { days: weeks[index], ...(holidays.length > 0 ? { holidays } : {}) };
    });
  },
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "business_hours", { tenantId, id, now }),
};

async function changeDays(
  context: CommandContext,
  hoursId: string,
  wanted: readonly OpeningHours[],
): Promise<PartsChange | null> {
  const { tx, tenantId } = context;
  const days = inOrder(wanted);
  const before = await findDays(tx, { tenantId, hoursId });
  if (JSON.stringify(before.map(inWords)) === JSON.stringify(days.map(inWords))) return null;
  await replaceDays(tx, { tenantId, hoursId, days: days.map((day) => ({ id: context.newId(), ...day })) });
  return { oldValues: { days: before }, newValues: { days } };
}

/** A week as it is kept; refuses periods that overlap. */
function inOrder(wanted: readonly OpeningHours[]): OpeningHours[] {
  const days = [...wanted].sort((a, b) => a.weekday - b.weekday || (a.opens < b.opens ? -1 : 1));
  refuseOverlap(days);
  return days;
}

function inWords({ weekday, opens, closes }: OpeningHours): string {
  return `${weekday} ${opens}-${closes}`;
}

function refuseOverlap(days: readonly OpeningHours[]): void {
  days.forEach((day, i) => {
    const next = days[i + 1];
    if (next === undefined || next.weekday !== day.weekday || next.opens >= day.closes) return;
    const detail = `The hours of weekday ${day.weekday} overlap`;
    throw new Refusal("invalid", detail, { errors: [{ pointer: "/days", code: "overlap", detail }] });
  });
}

async function addHolidays(
  context: CommandContext,
  hoursId: string,
  holidays: NonNullable<NewBusinessHours["holidays"]>,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  if (new Set(holidays.map(({ day }) => day)).size < holidays.length) {
    const detail = "A day is in it twice";
    throw new Refusal("invalid", detail, { errors: [{ pointer: "/holidays", code: "twice", detail }] });
  }
  await insertHolidays(tx, {
    tenantId,
    hoursId,
    now,
    userId: principal.userId,
    holidays: holidays.map(({ day, name, opens, closes }) => ({
      id: context.newId(),
      day,
      name,
      opens: opens ?? null,
      closes: closes ?? null,
    })),
  });
}

export const holidays: MaintainedThing<HolidayValues, NewHoliday | HolidayChange, Holiday, Holiday> = {
  word: "holiday",
  sql: holidaySql,
  merge: (input, before) => ({ ...(before ?? holidayDefaults), ...input }),
  async settle({ tx, tenantId }, values) {
    const { businessHoursId: id, opens, closes } = values;
    if (!(await shareBusinessHours(tx, { tenantId, id })))
      throw badReference("/businessHoursId", "set of business hours");
    if (opens === null ? closes !== null : closes === null || opens >= closes) {
      const detail = "Opening and closing belong together, and opening comes first";
      throw new Refusal("invalid", detail, { errors: [{ pointer: "/closes", code: "hours", detail }] });
    }
    return { values, siteIds: await findSitesOfHours(tx, { tenantId, id }) };
  },
};

const holidayDefaults: HolidayValues = { businessHoursId: "", day: "", name: "", opens: null, closes: null };
