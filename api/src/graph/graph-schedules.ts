import { z } from "zod";
import type { CalendarWindow, MailboxSchedule } from "../calendar/calendar-port.ts";
import { readAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { preferences } from "./graph-events.ts";
import type { GraphMailboxes } from "./graph-mailboxes.ts";
import { dateTimeTimeZoneSchema, readGraphMoment, writeGraphMoment } from "./graph-moment.ts";
import { readGraphPage } from "./graph-pages.ts";
import { saysNoMailbox } from "./graph-problem.ts";

const mostMailboxes = 20;
const mostDays = 62;
const day = 24 * 60 * 60_000;

const informationSchema = z.looseObject({
  scheduleId: z.string().nullish(),
  scheduleItems: z
    .array(z.looseObject({ start: dateTimeTimeZoneSchema, end: dateTimeTimeZoneSchema, status: z.string().nullish() }))
    .nullish(),
  error: z.looseObject({ responseCode: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

type Busy = MailboxSchedule["busy"][number];

/** Asks for free and busy times, twenty mailboxes and two months at a time. */
export function createGraphSchedules({ client, mailboxes }: { client: GraphClient; mailboxes: GraphMailboxes }) {
  /** The question is asked in somebody's name, and whose that is matters to nobody. */
  let asker: string | undefined;

  async function schedules(wanted: readonly string[], window: CalendarWindow): Promise<MailboxSchedule[]> {
    const found = new Map<string, MailboxSchedule>(
      wanted.map((mailbox) => [mailbox, { mailbox, busy: [], problem: null }]),
    );
    const all = [...found.keys()];
    for (let first = 0; first < all.length; first += mostMailboxes) {
      for (const part of partsOf(window)) {
        const chunk = all.slice(first, first + mostMailboxes);
        for (const [mailbox, answer] of await askFor(chunk, all, part)) add(found.get(mailbox), answer);
      }
    }
    return wanted.map((mailbox) => found.get(mailbox) ?? { mailbox, busy: [], problem: "notAsked" });
  }

  async function askFor(chunk: string[], all: string[], { from, to }: CalendarWindow) {
    const body = {
      schedules: chunk,
      startTime: writeGraphMoment(from),
      endTime: writeGraphMoment(to),
      availabilityViewInterval: 1440,
    };
    for (const one of asker === undefined ? all : [asker, ...all]) {
      const mailbox = one;
      try {
        const answer = await mailboxes.use(mailbox, (user) =>
          client.ask({
            method: "POST",
            path: `/users/${user}/calendar/getSchedule`,
            mailbox,
            headers: { prefer: preferences },
            body,
            // It only reads.
            isRepeatable: true,
          }),
        );
        asker = mailbox;
        return readSchedules(chunk, answer);
      } catch (error) {
        if (!saysNoMailbox(error)) throw error;
        if (asker === mailbox) asker = undefined;
      }
    }
    return chunk.map((mailbox): [string, Said] => [mailbox, { busy: [], problem: "ErrorMailRecipientNotFound" }]);
  }

  return { schedules };
}

type Said = Pick<MailboxSchedule, "busy" | "problem">;

/** Every mailbox of a question with what was said of it; where nothing was, that is a problem of its own. */
export function readSchedules(asked: readonly string[], answer: unknown): [mailbox: string, said: Said][] {
  const all = readGraphPage(answer).value.map((one) => readAnswer(informationSchema, one, "schedule"));
  return asked.map((mailbox, index) => {
    const ofId = all.find(({ scheduleId }) => scheduleId?.toLowerCase() === mailbox.toLowerCase());
    const said = ofId ?? (all.length === asked.length && !all[index]?.scheduleId ? all[index] : undefined);
    if (said === undefined) return [mailbox, { busy: [], problem: "notAnswered" }];
    if (said.error) return [mailbox, { busy: [], problem: said.error.responseCode || said.error.message || "unknown" }];
    const busy = (said.scheduleItems ?? []).flatMap((item): Busy[] => {
      const status = statusOf(item.status);
      if (status === undefined) return [];
      const [start, end] = [readGraphMoment(item.start, "start"), readGraphMoment(item.end, "end")];
      return [{ start: new Date(start), end: new Date(end), status }];
    });
    return [mailbox, { busy, problem: null }];
  });
}

/** What is shown as free takes nobody's time; of what nobody can say it is taken to. */
function statusOf(status: string | null | undefined): Busy["status"] | undefined {
  const lower = status?.toLowerCase();
  if (lower === "free") return undefined;
  if (lower === "tentative") return "tentative";
  if (lower === "oof") return "away";
  return lower === "workingelsewhere" ? "elsewhere" : "busy";
}

function partsOf({ from, to }: CalendarWindow): CalendarWindow[] {
  const parts: CalendarWindow[] = [];
  for (let start = from.getTime(); start < to.getTime(); start += mostDays * day) {
    parts.push({ from: new Date(start), to: new Date(Math.min(to.getTime(), start + mostDays * day)) });
  }
  return parts;
}

/** What reaches over the border of two parts comes with both. */
function add(into: MailboxSchedule | undefined, { busy, problem }: Said): void {
  if (into === undefined) return;
  into.problem ??= problem;
  const known = new Set(into.busy.map(keyOf));
  into.busy.push(...busy.filter((one) => !known.has(keyOf(one))));
}

function keyOf({ start, end, status }: Busy): string {
  return `${start.getTime()} ${end.getTime()} ${status}`;
}
