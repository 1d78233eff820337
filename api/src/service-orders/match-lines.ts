import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { ServiceOrderLineRecord } from "./service-order-json-sql.ts";

type LineInput = Pick<ServiceOrderInput["lines"][number], "id" | "serviceId" | "deliverAt">;

/** A line that an order has. */
export type KnownLine = ServiceOrderLineRecord;

/**
 * Which line of the order each wanted line is a change of: the one it names, else one of the same service, the same
 * moment first; each is taken once. A line keeps its identity over changes, so vendors see what is different.
 */
export function matchLines(wanted: readonly LineInput[], known: readonly KnownLine[]): (KnownLine | undefined)[] {
  const free = new Set(known);
  const take = (fits: (line: KnownLine) => boolean) => {
    const found = [...free].find(fits);
    if (found) free.delete(found);
    return found;
  };
  const named = wanted.map(({ id }) => (id === undefined ? undefined : take((line) => line.id === id)));
  const sameMoment = wanted.map(({ serviceId, deliverAt }, index) =>
    named[index] || deliverAt === undefined
      ? named[index]
      : take((line) => line.service.id === serviceId && Date.parse(line.deliverAt) === Date.parse(deliverAt)),
  );
  return wanted.map(({ id, serviceId }, index) =>
    sameMoment[index] || id !== undefined ? sameMoment[index] : take((line) => line.service.id === serviceId),
  );
}
