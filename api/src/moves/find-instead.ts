import type { Instead } from "@magic-meetings/contract/moves/move.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { readCatalogue } from "../catalogue/catalogue-sql.ts";
import { offerCatalogue } from "../catalogue/offer-catalogue.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import type { PlannedLine } from "./plan-order-move.ts";

const mostOthers = 2;
const mostInstead = 4;

interface StuckLines {
  subject: ServiceOrderForChange;
  to: { start: Date; end: Date };
  lines: readonly PlannedLine[];
}

/** What can be had instead of lines that cannot be delivered then: another moment, or another service at the same site. */
export async function findInstead(
  context: CommandContext,
  { subject, to, lines }: StuckLines,
): Promise<Map<string, Instead[]>> {
  const promised = lines.filter(({ isPromised }) => isPromised);
  if (promised.length === 0) return new Map();
  const { tx, tenantId, principal, now } = context;
  const catalogue = await readCatalogue(tx, {
    tenantId,
    siteId: subject.order.siteId,
    ...to,
    serviceIds: null,
    askers: [principal.userId, subject.organizer.id].filter((id) => id !== null),
  });
  const categoryOf = new Map(catalogue?.services.map(({ id, category }) => [id, category.id]));
  return new Map(
    promised.map((line) => {
      const { service, quantity } = line.record;
      const asked = { ...to, headCount: quantity, includeUnavailable: false, now };
      const others = (catalogue === undefined ? [] : offerCatalogue(catalogue, asked).services)
        .filter((other) => other.id !== service.id && other.category.id === categoryOf.get(service.id))
        .slice(0, mostOthers)
        .map((other) => ({ serviceId: other.id, service: other.name, deliverAt: other.suggested.deliverAt }));
      return [line.record.id, [...momentsOf(line), ...others].slice(0, mostInstead)];
    }),
  );
}

/** The moments that its refusal offers: the earliest that the vendor can do, or hours that have room. */
function momentsOf({ refusal, record }: PlannedLine): Instead[] {
  return (refusal?.more.alternatives ?? []).slice(0, mostOthers).flatMap((offered) => {
    const { deliverAt, from } = offered as { deliverAt?: string; from?: string };
    const moment = deliverAt ?? from;
    return moment === undefined
      ? []
      : [{ serviceId: record.service.id, service: record.service.name, deliverAt: moment }];
  });
}
