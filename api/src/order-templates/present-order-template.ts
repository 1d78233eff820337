import type { OrderTemplate } from "@magic-meetings/contract/order-templates/order-template.ts";
import type { Principal } from "../identity/principal.ts";
import { mayKeepUp } from "./order-template-policy.ts";
import type { TemplateRecord } from "./order-template-sql.ts";

/** The template as the API answers with it, with what the asker may do to it. */
export function presentOrderTemplate(record: TemplateRecord, principal: Principal): OrderTemplate {
  const isKeeper = mayKeepUp(principal, record.ownerId);
  const allowed = (isState: boolean) =>
    isKeeper ? (isState ? { ok: true } : { ok: false, because: "wrong_state" }) : { ok: false, because: "forbidden" };
  const isDeleted = record.deletedAt !== null;
  return {
    id: record.id,
    name: record.name,
    company: record.ownerId === null,
    forHeadCount: record.lines[0]?.forHeadCount ?? 1,
    lines: record.lines.flatMap(({ serviceId, quantity }) => {
      const service = record.services.find(({ id }) => id === serviceId);
      return service === undefined
        ? []
        : [{ service: { id: service.id, name: service.name }, unit: service.unit, quantity }];
    }),
    version: record.version,
    deletedAt: record.deletedAt,
    allowed: { change: allowed(!isDeleted), delete: allowed(!isDeleted), restore: allowed(isDeleted) },
  };
}
