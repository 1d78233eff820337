import type { NewOrderTemplate, OrderTemplate } from "@magic-meetings/contract/order-templates/order-template.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { findKnownServices } from "../catalogue/catalogue-sql.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { isUniqueViolation } from "../db/constraint-errors.ts";
import { linesOfOrder } from "./lines-of-order.ts";
import { refuseUnlessKeeper, templateThere, userOf } from "./order-template-policy.ts";
import {
  findTemplate,
  insertTemplate,
  lockTemplate,
  updateTemplate,
  type StoredLine,
  type TemplateRecord,
} from "./order-template-sql.ts";
import { presentOrderTemplate } from "./present-order-template.ts";

/** Keeps lines under a name. */
export async function createOrderTemplate(context: CommandContext, input: NewOrderTemplate): Promise<OrderTemplate> {
  const { tx, tenantId, now, principal } = context;
  const userId = userOf(principal);
  const ownerId = input.company ? null : userId;
  refuseUnlessKeeper(principal, ownerId);
  const lines = await linesOf(context, input);
  const id = context.newId();
  await refusingTaken(input.name, () =>
    insertTemplate(tx, { tenantId, id, ownerId, name: input.name, lines, now, userId }),
  );
  const newValues = { name: input.name, ownerId, lines };
  context.audit({ action: "order_template.create", entityType: "order_template", entityId: id, newValues });
  return reread(context, id);
}

async function linesOf(context: CommandContext, input: NewOrderTemplate): Promise<StoredLine[]> {
  if ("serviceOrderId" in input) return linesOfOrder(context, input.serviceOrderId);
  const ids = input.lines.map(({ serviceId }) => serviceId);
  const known = await findKnownServices(context.tx, { tenantId: context.tenantId, ids });
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) {
    const detail = "There is no such service";
    throw new Refusal("unknown_service", detail, {
      errors: [{ pointer: `/lines/${unknown}/serviceId`, code: "unknown_service", detail }],
    });
  }
  return input.lines.map((line) => ({ ...line, forHeadCount: input.forHeadCount }));
}

export interface WhichTemplate {
  id: string;
  expectedVersion: number | undefined;
}

export async function renameOrderTemplate(
  context: CommandContext,
  { name, ...which }: WhichTemplate & { name: string },
): Promise<OrderTemplate> {
  const before = await lock(context, which);
  if (before.deletedAt !== null) throw new Refusal("wrong_state", "This template is deleted: restore it first");
  if (before.name !== name) await write(context, before, { action: "change", name, deletedAt: null });
  return reread(context, which.id);
}

/** Hides a template; with `restoreOrderTemplate` it is back as it was. */
export async function deleteOrderTemplate(context: CommandContext, which: WhichTemplate): Promise<OrderTemplate> {
  const before = await lock(context, which);
  if (before.deletedAt !== null) throw new Refusal("wrong_state", "This template is deleted already");
  await write(context, before, { action: "delete", name: before.name, deletedAt: context.now });
  return reread(context, which.id);
}

export async function restoreOrderTemplate(context: CommandContext, which: WhichTemplate): Promise<OrderTemplate> {
  const before = await lock(context, which);
  if (before.deletedAt === null) throw new Refusal("wrong_state", "This template is not deleted");
  await write(context, before, { action: "restore", name: before.name, deletedAt: null });
  return reread(context, which.id);
}

async function lock(context: CommandContext, { id, expectedVersion }: WhichTemplate): Promise<TemplateRecord> {
  const { tx, tenantId, principal } = context;
  const before = templateThere(await lockTemplate(tx, { tenantId, userId: principal.userId, id }));
  refuseUnlessKeeper(principal, before.ownerId);
  refuseStaleVersion(before.version, expectedVersion);
  return before;
}

interface Write {
  action: "change" | "delete" | "restore";
  name: string;
  deletedAt: Date | null;
}

async function write(context: CommandContext, before: TemplateRecord, change: Write): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { action, name, deletedAt } = change;
  const { id } = before;
  await refusingTaken(name, () => updateTemplate(tx, { tenantId, id, name, deletedAt, now, userId: principal.userId }));
  context.audit({
    action: `order_template.${action}`,
    entityType: "order_template",
    entityId: id,
    oldValues: { name: before.name, deleted: before.deletedAt !== null },
    newValues: { name, deleted: deletedAt !== null },
  });
}

async function reread({ tx, tenantId, principal }: CommandContext, id: string): Promise<OrderTemplate> {
  const found = templateThere(await findTemplate(tx, { tenantId, userId: principal.userId, id }));
  return presentOrderTemplate(found, principal);
}

async function refusingTaken(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUniqueViolation(error, "order_template_name_once")) throw error;
    throw new Refusal("name_taken", `There is a template called ${name} already: choose another name`);
  }
}
