import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { PricedLine } from "./draft-order.ts";

// What a refusal of an order says about its lines: which one is in the way, and what can be had instead.

export interface Instead {
  key: string;
  deliverAt: string;
}

export interface RefusedLine {
  line: PricedLine;
  /** Free moments for this line, the nearest first. */
  instead: Instead[];
  /** The refusal is about this line's place or account, which is not there any more. */
  field: "line" | "place" | "account";
}

const most = 4;

/** The line that an error points at (`/lines/3/deliverTo`); undefined where it is about the whole order. */
export function refusedLine(error: unknown, lines: readonly PricedLine[]): RefusedLine | undefined {
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const pointer = problem?.errors?.[0]?.pointer ?? "";
  const found = /^\/lines\/(\d+)(?:\/(\w+))?/.exec(pointer);
  const line = found ? lines[Number(found[1])] : undefined;
  if (!problem || !line) return undefined;
  const field = found?.[2] === "deliverTo" ? "place" : found?.[2] === "accountId" ? "account" : "line";
  return { line, instead: moments(problem.alternatives ?? [], line), field };
}

function moments(alternatives: readonly unknown[], { line, deliverAt }: PricedLine): Instead[] {
  const wanted = Date.parse(deliverAt);
  return alternatives
    .flatMap((one) => momentOf(one, line.serviceId))
    .toSorted((a, b) => Math.abs(Date.parse(a) - wanted) - Math.abs(Date.parse(b) - wanted))
    .slice(0, most)
    .toSorted()
    .map((moment) => ({ key: line.key, deliverAt: moment }));
}

/** An alternative's shape belongs to its code; what is not a moment for this service is nothing to offer. */
function momentOf(alternative: unknown, serviceId: string): string[] {
  if (typeof alternative !== "object" || alternative === null) return [];
  const { deliverAt, serviceId: of = serviceId } = alternative as { deliverAt?: unknown; serviceId?: unknown };
  return typeof deliverAt === "string" && of === serviceId && Number.isFinite(Date.parse(deliverAt)) ? [deliverAt] : [];
}
