import type { CommandContext } from "../commands/command-context.ts";
import { tellSecurity } from "../notices/tell-notice.ts";
import { askReviews, type NewReview } from "./review-write-sql.ts";

/** A list of people is pasted name by name: security hears of all of them at once. */
const settleMinutes = 1;

/** Asks security about visits that are written and wait: one question a visit, one card a site. */
export async function askSecurity(context: CommandContext, asked: readonly Omit<NewReview, "id">[]): Promise<void> {
  if (asked.length === 0) return;
  const { tx, tenantId, now } = context;
  await askReviews(tx, { tenantId, now, reviews: asked.map((review) => ({ id: context.newId(), ...review })) });
  const notBefore = new Date(now.getTime() + settleMinutes * 60_000);
  for (const siteId of new Set(asked.map((review) => review.siteId))) {
    const here = asked.filter((review) => review.siteId === siteId);
    const tell = await tellSecurity(context, { kind: "visits_wait", id: siteId }, siteId);
    context.signal({
      id: context.newId(),
      kind: "visit.review_asked",
      subject: { type: "visit", id: here[0]?.visitId ?? siteId },
      siteId,
      facts: { count: here.length },
      tell: tell.map((telling) => ({ ...telling, notBefore })),
    });
  }
}
