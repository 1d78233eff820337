import type { MeetingMove, MeetingMoveLine, MoveCost } from "@magic-meetings/contract/moves/move.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import { clip, row, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatMoney } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

const mostLines = 6;
const mostInstead = 2;

/** How the question stands, in one sentence. */
export function stateSentence({ status, answered }: MeetingMove, words: Words): string {
  switch (status) {
    case "open":
      return words.say("move.open");
    case "answered":
      return answered?.by ? words.say("move.answeredBy", { name: answered.by }) : words.say("move.answered");
    case "lapsed":
      return words.say("move.lapsed");
    case "withdrawn":
      return words.say("move.withdrawn");
    case "superseded":
      return words.say("move.superseded");
  }
}

/** What the move is, and what of it did not follow: line by line, with what was chosen where that is known. */
export function lineSection(move: MeetingMove, words: Words): CardJson[] {
  if (move.status === "withdrawn" || move.lines.length === 0) return [];
  const { timeZone } = move.meeting;
  const moment = (at: string) => formatMoment(at, timeZone, words.language);
  const intro = words.say("move.intro", { before: moment(move.from.start), after: moment(move.to.start) });
  const shown = move.lines.slice(0, mostLines);
  const left = move.lines.length - shown.length;
  return [
    // Longer than a paragraph of people's words may be; it is a sentence of ours.
    { type: "TextBlock", text: intro, wrap: true },
    ...shown.flatMap((line) => lineRows(line, words)),
    ...(left > 0 ? [text(words.say("card.moreLines", { count: left }), { subtle: true })] : []),
  ];
}

function lineRows(line: MeetingMoveLine, words: Words): CardJson[] {
  const { timeZone } = line.site;
  const moment = (at: string) => formatMoment(at, timeZone, words.language);
  const moments = words.say("move.moment", {
    before: moment(line.deliverAt.before),
    after: moment(line.deliverAt.after),
  });
  const name = words.say("move.line", { quantity: line.quantity, service: clip(line.service.name, 80) });
  const right = line.choice === null ? amountOf(line.total, words) : chosenSentence(line, line.choice, words);
  const instead = line.choice === null ? line.alternatives.slice(0, mostInstead) : [];
  return [
    row(tight([text(name, { bold: true }), text(moments, { subtle: true })]), text(right, { right: true })),
    ...tight([
      ...(line.outcome === "cannot_be_delivered" && line.choice === null
        ? [text(words.say("move.cannot"), { colour: "Attention" })]
        : []),
      ...instead.map(({ service, deliverAt }) =>
        text(
          words.say("move.instead", { service: clip(service ?? line.service.name, 80), moment: moment(deliverAt) }),
          { subtle: true },
        ),
      ),
    ]),
  ];
}

function chosenSentence({ charged }: MeetingMoveLine, choice: MoveChoice, words: Words): string {
  if (charged === null || charged.amountMinor === 0 || choice === "keep") return words.say(`move.chose.${choice}`);
  return words.say(`move.chose.${choice}Fee`, { fee: amountOf(charged, words) });
}

/** What each choice costs, until when an answer is taken, and what happens without one. */
export function choiceSection(move: MeetingMove, words: Words): CardJson[] {
  if (move.status !== "open" || move.lines.length === 0) return [];
  const means = canChange(move)
    ? (["keepMeans", "changeMeans", "cancelMeans"] as const)
    : (["keepMeans", "cancelMeans"] as const);
  const cost = { keepMeans: "keep", changeMeans: "change", cancelMeans: "cancel" } as const;
  const until = formatMoment(move.answerBy, move.meeting.timeZone, words.language);
  return [
    ...tight(
      means.map((key) =>
        text(
          words.say(`move.${key}`, {
            fee: sumOf(move, cost[key], ({ fee }) => fee, words),
            total: sumOf(move, cost[key], ({ total }) => total, words),
          }),
        ),
      ),
    ),
    text(words.say("move.until", { moment: until }), { bold: true }),
    ...tight([text(words.say(`move.default.${move.default}`), { subtle: true })]),
  ];
}

export function canChange({ lines }: MeetingMove): boolean {
  return lines.some(({ costs, choice }) => choice === null && costs.change !== null);
}

/** `DKK 450.00`, or one sum a currency. */
export function sumOf(
  { totals }: MeetingMove,
  choice: MoveChoice,
  amount: (cost: MoveCost) => MoveCost["fee"],
  words: Words,
): string {
  return totals.map((total) => amountOf(amount(total[choice]), words)).join(" + ");
}

function amountOf(money: MoveCost["fee"], words: Words): string {
  return formatMoney(money, words.language);
}
