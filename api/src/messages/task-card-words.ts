import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { TaskCardView } from "@magic-meetings/contract/tasks/task.ts";
import { momentWords, subjectWords } from "./message-words.ts";
import type { MessageWords } from "./message-template.ts";

/** The facts of a task card in the words of a language; the moment is the first task's, in the zone of its site. */
export function taskCardWords({ tasks }: TaskCardView, locale: Locale): MessageWords<"task_card"> {
  const [first] = tasks;
  if (first === undefined) throw new Error("A task card without a task has nothing to say");
  return {
    number: String(first.number),
    vendor: first.vendor.name,
    when: momentWords(first.startsAt, first.site.timeZone, locale),
    place: first.place ?? first.site.name,
    subject: subjectWords(first.meeting.subject, locale),
  };
}
