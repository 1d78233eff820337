import type { MaintainedRoomRule } from "@magic-meetings/contract/places/place-group.ts";
import type { RoomRuleKind, RoomRuleTerms } from "@magic-meetings/contract/rooms/room-rule.ts";
import { idsOf, toWhole, type FormSpec, type Reference } from "./form-spec.ts";

export interface BookableHours {
  /** Null: every day. */
  weekday: number | null;
  opens: string;
  closes: string;
}

/** The fields of every kind; those of the other kinds keep what was typed while one is chosen. */
export type RuleForm = {
  name: string;
  kind: RoomRuleKind;
  days: string;
  minutes: string;
  bookings: string;
  people: string;
  groups: Reference[];
  weekdays: number[];
  opens: string;
  closes: string;
  othersFromHoursBefore: string;
  hours: BookableHours[];
  firstDay: string;
  lastDay: string;
};

export const ruleForm: FormSpec<MaintainedRoomRule, RuleForm> = {
  blank: () => ({
    name: "",
    kind: "max_days_ahead",
    days: "90",
    minutes: "240",
    bookings: "3",
    people: "4",
    groups: [],
    weekdays: [1, 2, 3, 4, 5],
    opens: "08:00",
    closes: "12:00",
    othersFromHoursBefore: "24",
    hours: [{ weekday: null, opens: "08:00", closes: "18:00" }],
    firstDay: "",
    lastDay: "",
  }),
  of: ({ name, terms }) => ({ ...ruleForm.blank(), name, ...fieldsOf(terms) }),
  body: (form) => ({ name: form.name, terms: termsOf(form) }),
  /** A room's id, or a group's behind `group-`. */
  below: (id) => (id.startsWith("group-") ? { roomGroupId: id.slice("group-".length) } : { roomId: id }),
};

/** Names of groups are not in the terms: a reference without a name is named by whoever knows the groups. */
function fieldsOf(terms: RoomRuleTerms): Partial<RuleForm> {
  const groups = (ids: readonly string[]) => ids.map((id) => ({ id, name: "" }));
  switch (terms.kind) {
    case "max_days_ahead":
      return { kind: terms.kind, days: String(terms.days) };
    case "max_minutes":
      return { kind: terms.kind, minutes: String(terms.minutes) };
    case "max_per_week":
      return { kind: terms.kind, bookings: String(terms.bookings) };
    case "min_head_count":
      return { kind: terms.kind, people: String(terms.people) };
    case "only_groups":
      return { kind: terms.kind, groups: groups(terms.groupIds) };
    case "priority_hours": {
      const { groupIds, othersFromHoursBefore, ...rest } = terms;
      return { ...rest, groups: groups(groupIds), othersFromHoursBefore: String(othersFromHoursBefore) };
    }
    case "bookable_hours":
    case "closed_period":
      return terms;
  }
}

/** The terms of the kind that is chosen. */
export function termsOf(form: RuleForm): RoomRuleTerms {
  const { kind } = form;
  switch (kind) {
    case "max_days_ahead":
      return { kind, days: toWhole(form.days) };
    case "max_minutes":
      return { kind, minutes: toWhole(form.minutes) };
    case "max_per_week":
      return { kind, bookings: toWhole(form.bookings) };
    case "min_head_count":
      return { kind, people: toWhole(form.people) };
    case "only_groups":
      return { kind, groupIds: idsOf(form.groups) };
    case "priority_hours":
      return {
        kind,
        weekdays: form.weekdays,
        opens: form.opens,
        closes: form.closes,
        groupIds: idsOf(form.groups),
        othersFromHoursBefore: toWhole(form.othersFromHoursBefore),
      };
    case "bookable_hours":
      return { kind, hours: form.hours };
    case "closed_period":
      return { kind, firstDay: form.firstDay, lastDay: form.lastDay };
  }
}
