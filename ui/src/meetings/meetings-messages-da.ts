import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./meetings-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  title: "Mine møder",
  empty: "Ingen kommende møder",
  emptyHint: "Opret en aftale i Outlook, og åbn Magic Meetings dér: så vises lokaler og bestillinger her.",
  more: "Vis flere møder",
  nothingOrdered: "Intet bestilt",
  orders: { one: "{count} bestilling", other: "{count} bestillinger" },
  noRoom: "Intet lokale",
  findRoom: "Find et lokale",
  back: "Mine møder",
  today: "I dag",
  tomorrow: "I morgen",
  none: "Her er intet møde endnu",
  noneHint: "Magic Meetings kender mødet, når der er føjet et lokale eller en bestilling til invitationen.",
  timeline: "Tidslinje",
};
