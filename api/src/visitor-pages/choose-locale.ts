import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { saveVisitor } from "../visits/visitor-sql.ts";
import { lockLinkedVisit } from "./open-visit.ts";

/** The language of the page and of the mails that follow. */
export async function chooseLocale(context: CommandContext, locale: Locale): Promise<void> {
  const { tx, tenantId, now } = context;
  const { visitor } = await lockLinkedVisit(context);
  if (visitor.locale === locale) return;
  if (await saveVisitor(tx, { tenantId, now, userId: null, visitor: { ...visitor, locale } })) return;
  throw new Refusal("conflict", "Somebody else changed this meanwhile: try again");
}
