import { momentOf, instancesIn } from "./fake-event.ts";
import { list, refusal, type FakeAnswer } from "./fake-answer.ts";
import type { FakeStore } from "./fake-store.ts";

interface Question {
  schedules?: string[];
  startTime?: { dateTime: string; timeZone: string };
  endTime?: { dateTime: string; timeZone: string };
  availabilityViewInterval?: number | null;
}

const mostMailboxes = 20;
const mostDays = 62;
const day = 24 * 60 * 60_000;

/** Free and busy times, with the limits that the service has. */
export function answerSchedule(store: FakeStore, body: unknown): FakeAnswer {
  const { schedules = [], startTime, endTime, availabilityViewInterval } = body as Question;
  if (availabilityViewInterval === null) return refusal(500, "ErrorInternalServerError", "An internal error occurred.");
  const hasOffset = [startTime, endTime].some((at) => /(Z|[+-]\d{2}:\d{2})$/.test(at?.dateTime ?? ""));
  if (startTime === undefined || endTime === undefined || hasOffset) {
    return refusal(400, "ErrorInvalidTimeInterval", "The time is not valid");
  }
  const [from, to] = [momentOf(startTime), momentOf(endTime)];
  if (schedules.length > mostMailboxes) return refusal(400, "ErrorMailboxDataArrayTooBig", "Too many mailboxes");
  if (+to - +from > mostDays * day) return refusal(400, "ErrorTimeIntervalTooBig", "The time is too long");
  return list(schedules.map((mail) => informationOf(store, mail, from, to)));
}

function informationOf(store: FakeStore, mail: string, from: Date, to: Date) {
  const user = store.userByMail(mail);
  if (user === undefined) {
    const responseCode = "ErrorMailRecipientNotFound";
    return {
      scheduleId: mail,
      availabilityView: "",
      error: { responseCode, message: "Unable to resolve the address" },
    };
  }
  const events = store
    .records(user.id)
    .filter(({ content }) => !content.isCancelled && content.responseStatus?.response !== "declined")
    .flatMap((record) => instancesIn(store, record, from, to));
  const scheduleItems = events.map(({ start, end, showAs, sensitivity }) => ({
    isPrivate: sensitivity === "private",
    status: showAs ?? "busy",
    start,
    end,
  }));
  return { scheduleId: mail, availabilityView: "", scheduleItems };
}
