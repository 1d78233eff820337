import { z } from "zod";
import { CalendarProblem } from "../calendar/calendar-port.ts";

/** What Microsoft Graph answered instead of what was asked. Status 0: nothing. */
export class GraphProblem extends CalendarProblem {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string, retryAfterSeconds: number | null = null) {
    super(kindOf(status, code, message), `Microsoft Graph answered ${status} ${code}: ${message}`, retryAfterSeconds);
    this.name = "CalendarProblem";
    this.status = status;
    this.code = code;
  }
}

const resets = /^(sync_?state_?(not_?found|invalid)|resync_?(required|changes.*)|error_?invalid_?sync_?state_?data)$/i;
const nobodys =
  /^(request_resource_?not_?found|resource_?not_?found|error_?invalid_?user|error_?non_?existent_?mailbox|mailbox_?not_?enabled_?for_?rest_?api|error_?user_?not_?found)$/i;
const noEvent = /^(error_?item_?not_?found|error_?invalid_?id.*|error_?calendar_?item_?not_?found)$/i;

/** Whether the answer says that there is no such mailbox or person, as against no such event in it. */
export function saysNoMailbox(error: unknown): error is GraphProblem {
  return error instanceof GraphProblem && (nobodys.test(error.code) || isNoMailboxForSubscription(error));
}

/** Whether the answer says that there is no such event: an id of another mailbox or of no form counts as well. */
export function saysNoEvent(error: unknown): boolean {
  return error instanceof GraphProblem && [400, 404].includes(error.status) && noEvent.test(error.code);
}

/** A subscription is refused in words of its own where Exchange does not find the mailbox. */
function isNoMailboxForSubscription({ code, message }: GraphProblem): boolean {
  return code === "ExtensionError" && /status code: notfound/i.test(message);
}

function kindOf(status: number, code: string, message: string): CalendarProblem["kind"] {
  if (status === 410 || (status >= 400 && status < 500 && resets.test(code))) return "reset";
  if (status === 404 || nobodys.test(code)) return "gone";
  if (code === "ExtensionError" && /status code: notfound/i.test(message)) return "gone";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 429) return "busy";
  return status >= 400 && status < 500 && status !== 408 ? "refused" : "unavailable";
}

const errorSchema = z.looseObject({
  error: z.looseObject({ code: z.string().nullish(), message: z.string().nullish() }),
});

/** The problem that an answer with an error status states, in whatever form it does. */
export function readProblem(status: number, body: unknown, retryAfterSeconds: number | null): GraphProblem {
  const read = errorSchema.safeParse(body);
  const { code, message } = read.success ? read.data.error : {};
  return new GraphProblem(status, code || "unknownError", (message ?? "").slice(0, 500), retryAfterSeconds);
}
