import { createHash } from "node:crypto";
import type { ActivityChannel, OutgoingActivity } from "@magic-meetings/contract/messages/activity-channel.ts";
import { activityParameter, activityTypeOf } from "@magic-meetings/contract/messages/activity-words.ts";
import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import type { GraphClient } from "./graph-client.ts";
import { GraphProblem } from "./graph-problem.ts";

/** What Teams shows of each part. */
const longestTitle = 150;
const longestPreview = 150;

/**
 * Tells somebody in the activity feed, through Microsoft Graph. An entry has the number of its thread, so one that is
 * sent twice is one.
 */
export function createGraphActivityChannel(clientOf: (tenantId: string) => GraphClient): ActivityChannel {
  return {
    async deliver(activity) {
      const { tenantId, receiver, text } = activity;
      const path = `/users/${encodeURIComponent(receiver.entraObjectId)}/teamwork/sendActivityNotification`;
      const chainId = chainOf(activity);
      const body = { ...toEntry(activity), chainId };
      try {
        await clientOf(tenantId).ask({ method: "POST", path, mailbox: null, body, isRepeatable: true });
        return { outcome: "sent", providerId: `activity-${chainId}`, content: { ...text } };
      } catch (error) {
        return resultOfProblem(error);
      }
    },
  };
}

function toEntry({ kind, text: { title, summary }, url }: OutgoingActivity) {
  const shown = shortened(title, longestTitle);
  return {
    topic: { source: "text", value: shown, webUrl: url },
    activityType: activityTypeOf[kind],
    previewText: { content: shortened(summary === "" ? title : summary, longestPreview) },
    templateParameters: [{ name: activityParameter, value: shown }],
  };
}

function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
}

/** A number that JSON keeps exactly, the same for the same person and thread. */
function chainOf({ receiver, thread }: OutgoingActivity): number {
  const digest = createHash("sha256").update(`${receiver.entraObjectId} ${thread}`).digest();
  return digest.readUIntBE(0, 6);
}

/** That the app is not there for a person, or may not write to feeds, leaves the next way; what is for now waits. */
function resultOfProblem(error: unknown): DeliveryResult {
  if (!(error instanceof CalendarProblem)) throw error;
  const { kind, retryAfterSeconds } = error;
  const status = error instanceof GraphProblem ? error.status : 0;
  if (kind === "busy" || status === 503) {
    return { outcome: "retry", reason: `feed_${status || 503}`, afterMs: (retryAfterSeconds ?? 30) * 1000 };
  }
  if (kind === "unavailable") return { outcome: "retry", reason: status === 0 ? "feed_away" : `feed_${status}` };
  if (status === 401) return { outcome: "retry", reason: "feed_sign_in" };
  if (kind === "gone") return { outcome: "unreachable", reason: "not_installed" };
  return { outcome: "unreachable", reason: kind === "forbidden" ? "disabled" : "refused" };
}
