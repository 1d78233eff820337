import type { RoomRuleTerms } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { FeatureText } from "../messages/feature-text.ts";
import type { PlaceMessageKey } from "./place-messages.ts";

export interface RuleWords {
  text: FeatureText<PlaceMessageKey>;
  /** For lists and dates. */
  language: string;
  /** A group's name by its id. */
  groupName: (id: string) => string | undefined;
}

/** What a rule says, as a sentence; undefined while its terms are not complete. */
export function ruleSentence(terms: RoomRuleTerms, words: RuleWords): string | undefined {
  const { text } = words;
  switch (terms.kind) {
    case "max_days_ahead":
      return counted("rule.max_days_ahead", terms.days, words);
    case "max_minutes":
      return counted("rule.max_minutes", terms.minutes, words);
    case "max_per_week":
      return counted("rule.max_per_week", terms.bookings, words);
    case "min_head_count":
      return counted("rule.min_head_count", terms.people, words);
    case "only_groups":
      return terms.groupIds.length ? text("rule.only_groups", { groups: groups(terms.groupIds, words) }) : undefined;
    case "priority_hours": {
      const { weekdays, opens, closes, groupIds, othersFromHoursBefore: count } = terms;
      if (!weekdays.length || !groupIds.length || !Number.isFinite(count)) return undefined;
      const days = [...weekdays].sort().map((day) => text(`weekday.${day}` as PlaceMessageKey));
      const list = { weekdays: joined(days, words), groups: groups(groupIds, words) };
      return text("rule.priority_hours", { ...list, opens, closes, count });
    }
    case "bookable_hours": {
      const hours = terms.hours.map(({ weekday, opens, closes }) =>
        text("rule.hoursOf", { weekday: text(`weekday.${weekday}` as PlaceMessageKey), opens, closes }),
      );
      return hours.length ? text("rule.bookable_hours", { hours: joined(hours, words) }) : undefined;
    }
    case "closed_period":
      return terms.firstDay && terms.lastDay
        ? text("rule.closed_period", { first: dayText(terms.firstDay, words), last: dayText(terms.lastDay, words) })
        : undefined;
  }
}

function counted(key: PlaceMessageKey, count: number, { text }: RuleWords): string | undefined {
  return Number.isFinite(count) ? text(key, { count }) : undefined;
}

function groups(ids: readonly string[], words: RuleWords): string {
  return joined(
    ids.map((id) => words.groupName(id) ?? words.text("rule.aGroup")),
    words,
  );
}

function joined(parts: readonly string[], { language }: RuleWords): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(parts);
}

/** A calendar day as the reader writes it. */
function dayText(day: string, { language }: RuleWords): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}
