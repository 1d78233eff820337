import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { PricedLine } from "./draft-order.ts";

// What a refusal of an order says about its lines: which one is in the way, and what can be had instead.

/** Another moment: with a full vendor everything of its hour moves together, each line at its own minute. */
export interface Instead {
  deliverAt: string;
  moves: { key: string; deliverAt: string }[];
}

export interface RefusedLine {
  line: PricedLine;
  /** Free moments for this line, the nearest first. */
  instead: Instead[];
  /** The refusal is about this line's place or account, which is not there any more. */
  field: "line" | "place" | "account";
}

const most = 4;
const hour = 3_600_000;

/** The line that an error is about (`/lines/3/deliverTo`, or a vendor's full hour); undefined: about the whole order. */
export function refusedLine(error: unknown, lines: readonly PricedLine[]): RefusedLine | undefined {
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  if (!problem) return undefined;
  const alternatives = (problem.alternatives ?? []).flatMap(momentOf);
  const found = /^\/lines\/(\d+)(?:\/(\w+))?/.exec(problem.errors?.[0]?.pointer ?? "");
  if (!found) return problem.code === "vendor_full" ? fullHour(lines, alternatives) : undefined;
  const line = lines[Number(found[1])];
  if (!line) return undefined;
  const field = found[2] === "deliverTo" ? "place" : found[2] === "accountId" ? "account" : "line";
  const own = alternatives.filter(({ serviceId }) => serviceId === undefined || serviceId === line.line.serviceId);
  const instead = nearest(own, line).map(({ at }) => ({
    deliverAt: at,
    moves: [{ key: line.line.key, deliverAt: at }],
  }));
  return { line, instead, field };
}

/** A vendor has all it can make in one hour: the hour in which most is wanted of it. */
function fullHour(lines: readonly PricedLine[], alternatives: readonly Alternative[]): RefusedLine | undefined {
  const vendors = new Set(lines.map(({ service }) => service.vendor.id));
  const vendorId = alternatives[0]?.vendorId ?? (vendors.size === 1 ? [...vendors][0] : undefined);
  const groups = new Map<number, PricedLine[]>();
  for (const line of lines) {
    if (line.service.vendor.id !== vendorId || !isPortion(line)) continue;
    const key = Math.floor(Date.parse(line.deliverAt) / hour);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const portions = (group: readonly PricedLine[]) => group.reduce((sum, { quantity }) => sum + quantity, 0);
  const [first, group] = [...groups].toSorted(([, a], [, b]) => portions(b) - portions(a))[0] ?? [];
  const line = group?.[0];
  if (first === undefined || !group || !line) return undefined;
  const instead = nearest(alternatives, line).map(({ at }) => {
    const moves = group.map(({ line: { key }, deliverAt }) => {
      const moved = Date.parse(deliverAt) + (Math.floor(Date.parse(at) / hour) - first) * hour;
      return { key, deliverAt: new Date(moved).toISOString() };
    });
    return { deliverAt: moves[0]?.deliverAt ?? at, moves };
  });
  return { line, instead, field: "line" };
}

function isPortion({ service }: PricedLine): boolean {
  return service.unit === "person" || service.unit === "piece";
}

function nearest(alternatives: readonly Alternative[], { deliverAt }: PricedLine): Alternative[] {
  const wanted = Date.parse(deliverAt);
  const distance = ({ at }: Alternative) => Math.abs(Date.parse(at) - wanted);
  return alternatives.toSorted((a, b) => distance(a) - distance(b)).slice(0, most);
}

interface Alternative {
  at: string;
  serviceId: string | undefined;
  vendorId: string | undefined;
}

/** An alternative's shape belongs to its code; what is no moment is nothing to offer. */
function momentOf(alternative: unknown): Alternative[] {
  if (typeof alternative !== "object" || alternative === null) return [];
  const { deliverAt, from, serviceId, vendorId } = alternative as Record<string, unknown>;
  const at = deliverAt ?? from;
  if (typeof at !== "string" || !Number.isFinite(Date.parse(at))) return [];
  return [{ at, serviceId: textOf(serviceId), vendorId: textOf(vendorId) }];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
