import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { TaskCardView } from "@magic-meetings/contract/tasks/task.ts";
import type { Queries } from "../db/queries.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { loadTaskCard, type TaskCardQuestion } from "./load-task-card.ts";

/** A task card as the asker would be sent it now. */
export async function readTaskCard(
  db: Queries,
  question: TaskCardQuestion,
): Promise<{ view: TaskCardView; text: RenderedText; locale: Locale }> {
  const view = await loadTaskCard(db, question);
  if (view === undefined) throw new Refusal("not_found", "There is no such task");
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const shown = { kind: "task_card" as const, view, tenantId, channel: "teams" as const, locales };
  return { view, ...(await renderMessage(db, shown).then(({ text, locale }) => ({ text, locale }))) };
}
