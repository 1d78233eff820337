import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import { clip, row, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";
import { amountOf, changeSentence, differenceOf, questionSentence, refusalSentence } from "./head-count-sentences.ts";

const mostLines = 6;

/** What is asked, or what was done: line by line with what it saves. */
export function changeSection(headCount: HeadCount, words: Words): CardJson[] {
  const { question } = headCount;
  if (question === null || question.status === "quiet" || question.changes.length === 0) return [];
  const isDone = question.status === "followed" || question.status === "open";
  const rows = question.changes.slice(0, mostLines).map((change) =>
    isDone
      ? row(
          [text(changeSentence({ ...change, service: clip(change.service, 80) }, words), { bold: true })],
          text(differenceOf(change, words), {
            colour: change.saved.amountMinor >= 0 ? "Good" : "Default",
            right: true,
          }),
        )
      : text(words.say("headCount.stays", { service: clip(change.service, 80), before: change.before })),
  );
  const left = question.changes.length - rows.length;
  const asked = questionSentence(headCount, words);
  const refused = refusalSentence(headCount, words);
  return [
    ...(asked === null ? [] : [text(asked)]),
    ...(refused === null ? [] : [text(refused, { colour: "Attention" })]),
    ...rows,
    ...(left > 0 ? [text(words.say("card.moreLines", { count: left }), { subtle: true })] : []),
  ];
}

/** Who has answered what: numbers, no names. */
export function countSection({ counts, question }: HeadCount, words: Words): CardJson[] {
  const { invited, accepted, tentative, declined, unanswered } = counts;
  const lines = [
    text(words.say("headCount.counts", { invited, accepted, tentative, declined, unanswered }), { subtle: true }),
  ];
  const byDefault = question?.status === "open" ? [text(words.say("headCount.default"), { subtle: true })] : [];
  return tight([...lines, ...byDefault]);
}

/** What following has saved so far on this order. */
export function savedSection({ savings }: HeadCount, words: Words): CardJson[] {
  if (savings.portions === 0) return [];
  const facts = { amount: amountOf(savings.amount, words), count: savings.portions };
  return [text(words.say("headCount.saved", facts), { colour: "Good" })];
}
