import type { HeadCount, HeadCountLineChange } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import { formatMoment, formatMoney } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

/** How the question stands, in one sentence. */
export function stateSentence({ question, mode }: HeadCount, words: Words): string {
  switch (question?.status) {
    case "open":
      return words.say("headCount.open");
    case "followed":
      return question.answered?.by
        ? words.say("headCount.followedBy", { name: question.answered.by })
        : words.say("headCount.followed");
    case "kept":
      return question.answered?.by
        ? words.say("headCount.keptBy", { name: question.answered.by })
        : words.say("headCount.keptUnanswered");
    case "withdrawn":
      return words.say("headCount.withdrawn");
    case "refused":
      return words.say("headCount.refused");
    case "quiet":
    case undefined:
      return words.say(mode === "apply" ? "headCount.quietApply" : "headCount.quiet");
  }
}

/** `Change lunch from 12 to 9 and save DKK 450, free until Tue 24 Nov, 14:00`; null where nothing is asked. */
export function questionSentence(headCount: HeadCount, words: Words): string | null {
  const { question, site } = headCount;
  if (question?.status !== "open" || question.until === null) return null;
  const moment = formatMoment(question.until, site.timeZone, words.language);
  const amount = amountOf(question.saved, words);
  const sentence = question.saved.amountMinor >= 0 ? "headCount.askSaves" : "headCount.askCosts";
  return words.say(sentence, { amount, moment });
}

export function changeSentence({ service, before, after }: HeadCountLineChange, words: Words): string {
  return words.say("headCount.change", { service, before, after });
}

/** What a line costs less, or more. */
export function differenceOf({ saved }: HeadCountLineChange, words: Words): string {
  return words.say(saved.amountMinor >= 0 ? "headCount.less" : "headCount.more", { amount: amountOf(saved, words) });
}

/** Why it could not follow, as any other refusal is said. */
export function refusalSentence({ question, site }: HeadCount, words: Words): string | null {
  if (question?.status !== "refused" || question.refusal === null) return null;
  const detail = words.say("headCount.refusedDetail");
  const problem = { type: "about:blank", title: "", status: 409, code: question.refusal, detail };
  return problemSentences(problem, words, site.timeZone)[0] ?? null;
}

export function amountOf({ amountMinor, currency }: Money, words: Words): string {
  return formatMoney({ amountMinor: Math.abs(amountMinor), currency }, words.language);
}
