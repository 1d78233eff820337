import type { Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";

// What counts against a vendor's capacity: portions of a clock hour, in a fixed order so that rivals never wait in a circle.

/** What is brought at a moment, as far as capacity is concerned. */
export interface PortionLine {
  serviceId: string;
  vendorId: string;
  /** Null: the vendor has no limit. */
  capacityPerHour: number | null;
  unit: Unit;
  quantity: number;
  deliverAt: Date | string;
}

/** A vendor's clock hour, and how many portions more or fewer it gets. */
export interface HourChange {
  vendorId: string;
  hour: Date;
  portions: number;
  capacity: number;
}

const hourMilliseconds = 3_600_000;

/** Coffee for twelve is twelve portions; an hour of help and a table set up are none. */
export function portionsOf({ unit, quantity }: Pick<PortionLine, "unit" | "quantity">): number {
  return unit === "person" || unit === "piece" ? quantity : 0;
}

export function clockHour(moment: Date | string): Date {
  return new Date(Math.floor(new Date(moment).getTime() / hourMilliseconds) * hourMilliseconds);
}

/** What `after` takes more, or less, than `before` of each limited hour; hours that stay as they are are left out. */
export function hourChanges(before: readonly PortionLine[], after: readonly PortionLine[]): HourChange[] {
  const hours = new Map<string, HourChange>();
  const add = (line: PortionLine, sign: 1 | -1) => {
    const portions = portionsOf(line) * sign;
    if (line.capacityPerHour === null || portions === 0) return;
    const hour = clockHour(line.deliverAt);
    const key = `${line.vendorId} ${hour.toISOString()}`;
    const known = hours.get(key);
    if (known) known.portions += portions;
    else hours.set(key, { vendorId: line.vendorId, hour, portions, capacity: line.capacityPerHour });
  };
  for (const line of before) add(line, -1);
  for (const line of after) add(line, 1);
  return [...hours.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, change]) => (change.portions === 0 ? [] : [change]));
}
