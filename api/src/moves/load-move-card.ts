import type { MoveCardView } from "@magic-meetings/contract/moves/move.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { maySee } from "../meetings/meeting-policy.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { findLastMove, findMove } from "./move-sql.ts";
import { presentMove } from "./present-move.ts";

interface Viewing {
  viewer: Principal;
  now: Date;
}

/** The last move of a meeting as its card shows it now; undefined where there is none, or none for the viewer. */
export async function loadMoveCard(
  db: Queries,
  { meetingId, viewer, now }: Viewing & { meetingId: string },
): Promise<MoveCardView | undefined> {
  const move = await findLastMove(db, { tenantId: viewer.tenantId, meetingId });
  if (move === undefined || !maySee(viewer, move)) return undefined;
  return { move: presentMove(move, viewer, now) };
}

export interface MoveCard {
  view: MoveCardView;
  text: RenderedText;
  locale: Locale;
}

/**
 * The card as the asker would be sent it now. A card of an earlier move shows the last one of its meeting: what it asked
 * is superseded by that.
 */
export async function readMoveCard(db: Queries, { id, viewer, now }: Viewing & { id: string }): Promise<MoveCard> {
  const { tenantId } = viewer;
  const asked = await findMove(db, { tenantId, id });
  const view = asked && (await loadMoveCard(db, { meetingId: asked.meeting.id, viewer, now }));
  if (view === undefined) throw new Refusal("not_found", "There is no such move");
  const locales = await readerLocales(db, viewer);
  const { text, locale } = await renderMessage(db, { kind: "move_card", view, tenantId, channel: "teams", locales });
  return { view, text, locale };
}
