import type { DemoRoomGroup, DemoRoomRule, DemoUserGroup } from "./demo-company.ts";

// Who may book what at Nordlys. Rooms that most meetings take have no rules.

export const nordlysUserGroups: DemoUserGroup[] = [
  { name: "Board assistants", people: ["ida", "ulla", "greta"] },
  { name: "Design team", people: ["nora", "sara", "lars"] },
];

export const nordlysRoomGroups: DemoRoomGroup[] = [
  { name: "Small rooms", rooms: ["Ærø", "Fanø", "Læsø", "Anholt", "Tøyen", "Røros", "Isola", "Siena", "Stresa"] },
  {
    name: "Large rooms",
    rooms: ["Roskilde", "Bornholm", "Kronborg", "Geiranger", "Svalbard", "La Scala", "Portofino"],
  },
];

export const nordlysRoomRules: DemoRoomRule[] = [
  { name: "At most four hours", group: "Small rooms", terms: { kind: "max_minutes", minutes: 240 } },
  { name: "At most 90 days ahead", group: "Large rooms", terms: { kind: "max_days_ahead", days: 90 } },
  { name: "For ten people and more", room: "Kronborg", terms: { kind: "min_head_count", people: 10 } },
  { name: "For board assistants", room: "Langelinie", terms: { kind: "only_groups", groups: ["Board assistants"] } },
  {
    name: "Design mornings",
    room: "Hammershus",
    terms: {
      kind: "priority_hours",
      weekdays: [1, 3],
      opens: "09:00",
      closes: "12:00",
      groups: ["Design team"],
      othersFromHoursBefore: 24,
    },
  },
  { name: "Twice a week each", room: "Hardanger", terms: { kind: "max_per_week", bookings: 2 } },
];
