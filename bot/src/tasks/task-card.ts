import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { Task, TaskCardView } from "@magic-meetings/contract/tasks/task.ts";
import { button, buttons, clip, head, notice, row, spoken, text, tight, type Colour } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";
import { finishVerb, refreshVerb, startVerb } from "./task-card-verbs.ts";

export interface TaskCardOptions {
  locale: Locale;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

const colours: Record<Task["status"], Colour> = {
  open: "Default",
  started: "Accent",
  finished: "Good",
  cancelled: "Attention",
};

/** Somebody's tasks of one delivery, each with its buttons: Adaptive Card 1.5. */
export function taskCard(
  { tasks }: TaskCardView,
  message: RenderedText,
  { locale, refreshFor, refusal }: TaskCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const [first] = tasks;
  const title = clip(message.title, 200);
  const open = tasks.filter(({ status }) => status === "open" || status === "started").length;
  const state = open === 0 ? words.say("task.stateDone") : words.say("task.stateOpen", { count: open });
  const refresh = {
    title: words.say("card.refresh"),
    verb: refreshVerb,
    data: { productionOrderId: first?.productionOrderId ?? "" },
  };
  return cardFrame({
    words,
    fallbackText: words.say("task.fallback", { title, state }),
    speak: spoken(words.say("task.fallback", { title, state })),
    refresh,
    refreshFor,
    body: [
      head(title, state, open === 0 ? "emphasis" : "warning"),
      ...notice(problemSentences(refusal, words, first?.site.timeZone ?? "UTC")),
      ...(first === undefined ? [] : about(first, words)),
      ...tasks.flatMap((task) => taskRows(task, words)),
    ],
    actions: [button(refresh)],
  });
}

function about({ number, vendor, meeting }: Task, words: Words): CardJson[] {
  return tight([
    text(words.say("task.of", { number: String(number), vendor: vendor.name })),
    text(words.say("task.for", { subject: meeting.subject || words.say("chat.withoutSubject") }), { subtle: true }),
  ]);
}

function taskRows(task: Task, words: Words): CardJson[] {
  const { kind, startsAt, site, status, note, productionOrderId } = task;
  const time = formatMoment(startsAt, site.timeZone, words.language);
  const name = words.say(`task.${kind}`);
  const data = { taskId: task.id, productionOrderId };
  const press = (verb: string, word: "start" | "finish") =>
    button({ title: words.say(`task.${word}`), tooltip: words.say(`task.${word}This`, { kind: name }), verb, data });
  return [
    row(
      tight([text(words.say("task.at", { time, kind: name })), ...(note === "" ? [] : [text(note, { subtle: true })])]),
      text(words.say(`task.status.${status}`), { colour: colours[status], right: true }),
    ),
    ...buttons([
      ...(task.allowed.start.ok ? [press(startVerb, "start")] : []),
      ...(task.allowed.finish.ok ? [press(finishVerb, "finish")] : []),
    ]),
  ];
}
