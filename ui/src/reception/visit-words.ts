import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import type { Recognition } from "@magic-meetings/contract/reception/recognise-rules.ts";
import { recognise } from "@magic-meetings/contract/reception/recognise-rules.ts";
import { dayKey } from "../format/moments.ts";
import type { PillTone } from "../elements/Pill.tsx";
import type { FeatureText } from "../messages/feature-text.ts";
import type { en } from "./reception-messages-en.ts";

export type ReceptionText = FeatureText<keyof typeof en>;

export function nameOf({ visitor }: Pick<ReceptionVisit, "visitor">, text: ReceptionText): string {
  return visitor === null || visitor.name === "" ? text("somebody") : visitor.name;
}

/** What the desk has to know of a visit now. */
export function recognitionOf(visit: ReceptionVisit, siteId: string, now: Date): Recognition {
  const dayOf = (moment: Date) => dayKey(moment, visit.site.timeZone);
  return recognise({ ...visit, siteId: visit.site.id }, { siteId, now, dayOf });
}

export const statusTones: Record<ReceptionVisit["status"], PillTone> = {
  invited: "neutral",
  confirmed: "brand",
  arrived: "success",
  left: "neutral",
  no_show: "warning",
  cancelled: "danger",
};

/** In one or two words, neutral where security has not said yes: the visitor may read along. */
export function statusWords(
  visit: Pick<ReceptionVisit, "status" | "clearance" | "arrivedAt" | "leftAt">,
  text: ReceptionText,
  time: (moment: string) => string,
): string {
  const { status, clearance, arrivedAt, leftAt } = visit;
  if (isHeld({ status, clearance })) return text("waiting");
  if (status === "arrived") return text("status.arrived", { time: arrivedAt === null ? "" : time(arrivedAt) });
  if (status === "left") return text("status.left", { time: leftAt === null ? "" : time(leftAt) });
  return text(`status.${status}`);
}

export function isHeld({ status, clearance }: Pick<ReceptionVisit, "status" | "clearance">): boolean {
  return (clearance === "pending" || clearance === "refused") && status !== "cancelled" && status !== "left";
}

/** How it stands with the host, or undefined where nobody was told. */
export function answerWords({ hostAnswer, host }: ReceptionVisit, text: ReceptionText): string | undefined {
  if (hostAnswer === null) return undefined;
  const { answer, by, asked, escalatedAt, about } = hostAnswer;
  if (answer === "coming" || answer === "send_up") return text(`answer.${answer}`, { name: by?.name ?? host.name });
  if (escalatedAt !== null) return text("answer.escalated", { host: asked?.name ?? host.name });
  if (answer === "ask") return text("answer.ask", { name: asked?.name ?? "" });
  return about === "arrived" ? text("answer.told", { host: host.name }) : text(`about.${about}`, { host: host.name });
}

/** What the visitor needs, in words. */
export function needWords({ needs }: Pick<ReceptionVisit, "needs">, text: ReceptionText): string[] {
  return [
    ...(needs.wheelchair ? [text("wheelchair")] : []),
    ...(needs.parking ? [text("parking", { plate: needs.plate })] : []),
    ...(needs.wifi ? [text("wifi")] : []),
    ...(needs.lunch ? [text("lunch")] : []),
  ].map((words) => words.trim());
}
