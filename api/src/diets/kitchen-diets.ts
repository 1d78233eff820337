import type { LineDiets } from "@magic-meetings/contract/diets/diet.ts";
import type { Queries } from "../db/queries.ts";
import type { ProductionOrderRecord } from "../production-orders/production-order-sql.ts";
import { findServiceOrder } from "../service-orders/service-order-sql.ts";
import { readEaters } from "./eaters-sql.ts";
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

/** Nobody is named any longer than somebody eats of it. */
function isOver({ status }: ProductionOrderRecord): boolean {
  return status === "cleared" || status === "declined" || status === "cancelled";
}
