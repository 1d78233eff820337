import type { arrivalsEn } from "./arrivals-en.ts";
import type { Sentence } from "./en.ts";

/** Danish: visitors who are here. */
export const arrivalsDa: Record<keyof typeof arrivalsEn, Sentence> = {
  "arrival.state.waiting": { one: "En gæst er her og venter", other: "{count} gæster er her og venter" },
  "arrival.state.arrived": "En gæst er her",
  "arrival.state.old_time": "En gæst kom til det gamle tidspunkt: Hvad skal der ske?",
  "arrival.state.cancelled": "En gæst kom, selv om det er aflyst: Hvad skal der ske?",
  "arrival.somebody": "En gæst",
  "arrival.who": "{name}, {company}",
  "arrival.since": "Her siden {time}",
  "arrival.sinceWithBadge": "Her siden {time}, gæstekort {badge}",
  "arrival.oldTime": "I receptionen siden {time}, kender det nye tidspunkt",
  "arrival.cancelled": "I receptionen siden {time}, ved, at det er aflyst",
  "arrival.withdrawn": "Er her alligevel ikke",
  "arrival.left": "Er gået",
  "arrival.more": { one: "og {count} mere", other: "og {count} mere" },
  "arrival.meeting": "{subject}, {time}",
  "arrival.uninvited": "Kom uden invitation: {place}",
  "arrival.said.nothing": "Venter på dig",
  "arrival.said.escalated": "Venter; andre er også spurgt",
  "arrival.said.coming": "{name} kommer",
  "arrival.said.send_up": "{name}: Send op",
  "arrival.said.ask": "{name} er spurgt",
  "arrival.whom": "Spørg en anden",
  "arrival.choose": "Vælg en person",
  "arrival.coming": "Jeg kommer",
  "arrival.sendUp": "Send op",
  "arrival.ask": "Spørg denne person",
  "arrival.fallback": "{title}: {state}",
  "chat.arrivalGone": "Besøget findes ikke længere, eller det er ikke dit at se.",
};
