import type { BudgetCardView } from "@magic-meetings/contract/accounts/budget-warning.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { clip, head, spoken, text, tight } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatDate, formatMoney, formatPercent } from "../messages/formats.ts";
import { wordsFor } from "../messages/words.ts";

export interface BudgetCardOptions {
  locale: Locale;
  links: CardLinks;
}

/** Says that most of a budget is given away: Adaptive Card 1.5. There is nothing to decide on it, so it does not refresh. */
export function budgetCard(
  { account, owner, startsOn, period, budgetMinor, usedMinor, percent }: BudgetCardView,
  message: RenderedText,
  { locale, links }: BudgetCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const { language } = words;
  const amount = (amountMinor: number) => formatMoney({ amountMinor, currency: account.currency }, language);
  const title = clip(message.title, 200);
  const state = words.say("budget.state", { percent: formatPercent(percent, language) });
  const facts = [
    words.say("budget.used", { used: amount(usedMinor), budget: amount(budgetMinor) }),
    words.say("budget.left", { left: amount(Math.max(budgetMinor - usedMinor, 0)) }),
    startsOn === null || period === null
      ? words.say("budget.allTime")
      : words.say(`budget.${period}`, { date: formatDate(`${startsOn}T12:00:00Z`, "UTC", language) }),
    ...(owner === null ? [] : [words.say("budget.owner", { name: clip(owner, 100) })]),
  ];
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: language,
    fallbackText: `${title}: ${state}`,
    speak: spoken(`${title}. ${state}. ${facts[0] ?? ""}`),
    msteams: { width: "Full" },
    body: [head(title, state, percent >= 100 ? "attention" : "warning"), ...tight(facts.map((fact) => text(fact)))],
    actions: [{ type: "Action.OpenUrl", title: words.say("budget.open"), url: links.accounts(account.id) }],
  };
}
