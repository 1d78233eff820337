import type { LineDiets, ProductionDiets } from "@magic-meetings/contract/diets/diet.ts";
import type { Queries } from "../db/queries.ts";
import { findProductionOrder, type ProductionOrderRecord } from "../production-orders/production-order-sql.ts";
import { findServiceOrder } from "../service-orders/service-order-sql.ts";
import { readEaters } from "./eaters-sql.ts";
import { findProductionWithDiets, type DietsOfPeriod } from "./production-diets-sql.ts";
import { numbersOf, whoComes } from "./who-comes.ts";

/**
 * What those eat for whom a vendor makes something, line by line: numbers, and by name only those who allowed it because
 * of an allergy. It is read as it is now: an allergy that is said late still reaches the kitchen.
 */
export async function kitchenDiets(
  db: Queries,
  { tenantId, order: production }: { tenantId: string; order: ProductionOrderRecord },
): Promise<LineDiets[]> {
  const subject = await findServiceOrder(db, { tenantId, id: production.serviceOrderId });
  const eaters = subject && (await readEaters(db, { tenantId, meetingId: subject.order.meetingId }));
  if (subject === undefined || eaters === undefined) return [];
  const { order } = subject;
  return order.lines
    .filter(({ vendor, service }) => vendor.id === production.vendor.id && service.unit === "person")
    .map((line) => {
      const coming = whoComes(eaters, order.siteId, line.settledAt === null ? "fixed" : line.headCountRule);
      return {
        lineId: line.id,
        service: { id: line.service.id, name: line.service.name },
        numbers: numbersOf(coming),
        named: (isOver(production) ? [] : coming).flatMap(({ name, diet }) =>
          diet?.nameForAllergy ? [{ name, allergens: diet.allergens, note: diet.note }] : [],
        ),
      };
    });
}

/** The same for everything that is delivered in a period, of the orders where anybody eats something else than everything. */
export async function productionDiets(db: Queries, period: DietsOfPeriod): Promise<ProductionDiets[]> {
  const { tenantId } = period;
  const found: ProductionDiets[] = [];
  for (const id of await findProductionWithDiets(db, period)) {
    const order = await findProductionOrder(db, { tenantId, id });
    if (order === undefined) continue;
    const lines = (await kitchenDiets(db, { tenantId, order })).filter(
      ({ numbers }) => numbers.diets.length > 0 || numbers.without.length > 0,
    );
    const { number, deliverAt, site } = order;
    const productionOrder = { id, number, deliverAt: deliverAt.toISOString(), timeZone: site.timeZone };
    if (lines.length > 0) found.push({ productionOrder, lines });
  }
  return found;
}

/** Nobody is named any longer than somebody eats of it. */
function isOver({ status }: ProductionOrderRecord): boolean {
  return status === "cleared" || status === "declined" || status === "cancelled";
}
