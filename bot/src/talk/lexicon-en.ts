import { lexiconOf } from "./meanings.ts";
import { folded } from "./tokens.ts";

const ones =
  "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const numbers = new Map<string, number>([
  ...ones.split("|").map((word, index) => [folded(word), index] as const),
  ...tens.split("|").map((word, index) => [folded(word), 20 + 10 * index] as const),
  ["hundred", 100],
]);

/** English. */
export const lexiconEn = lexiconOf(
  {
    "verb order": "order|book|reserve|fetch",
    "weak order": "want|need|get|bring|would like|id like|wed like|please get|can i have|can we have|may we have|serve",
    "verb move": "move|shift|reschedule|postpone|push|change|delay|put off|bring forward|put",
    "verb cancel": "cancel|call off|drop|remove|delete|scrap",
    "verb help": "help|commands|what can you do|what can i say|what do you understand|how does this work",
    "verb nothing": "never mind|nevermind|forget it|forget that",
    meetings:
      "meeting|meetings|agenda|calendar|schedule|appointments|appointment|what do i have|what have i got|whats on|what is on|what am i doing|my day|my week",
    ordered: "orders|my order|the order|an order|reservation|reservations",
    room: "room|rooms",
    visitors: "visitor|visitors|guest|guests|visits|visit|external people",
    who: "who|whos|whom|anybody|anyone|somebody",
    coming: "coming|comes|come|visiting|expected|arriving|arrives|here",
    "day 0": "today",
    "day 0 evening": "tonight",
    "day 1": "tomorrow|tmrw|tomorow|tommorow|tommorrow",
    "day 2": "day after tomorrow|the day after tomorrow|overmorrow",
    "day -1": "yesterday",
    "week 0": "this week|the week",
    "week 1": "next week",
    "weekday monday": "monday|mon|mondays",
    "weekday tuesday": "tuesday|tue|tues|tuesdays",
    "weekday wednesday": "wednesday|wed|wednesdays",
    "weekday thursday": "thursday|thu|thur|thurs|thursdays",
    "weekday friday": "friday|fri|fridays",
    "weekday saturday": "saturday|sat",
    "weekday sunday": "sunday|sun",
    "month jan": "january|jan",
    "month feb": "february|feb",
    "month mar": "march|mar",
    "month apr": "april|apr",
    "month may": "may",
    "month jun": "june|jun",
    "month jul": "july|jul",
    "month aug": "august|aug",
    "month sep": "september|sept|sep",
    "month oct": "october|oct",
    "month nov": "november|nov",
    "month dec": "december|dec",
    "part morning": "morning|this morning|in the morning",
    "part afternoon": "afternoon|this afternoon|in the afternoon",
    "part evening": "evening|this evening|in the evening|at night",
    "clock 12:00": "noon|midday|at noon",
    "clock 00:00": "midnight",
    next: "next|coming up",
    at: "@|at|around|about|by|from|starting|until",
    for: "for",
    in: "in|within",
    to: "to|till|til|into|–",
    half: "half",
    quarter: "quarter|a quarter",
    past: "past|after",
    oclock: "oclock|sharp|hours sharp",
    am: "am",
    pm: "pm",
    minutes: "minute|minutes|min|mins",
    hours: "hour|hours|hrs",
    earlier: "earlier|sooner",
    later: "later",
    between: "between",
    people: "people|persons|person|pax|guests in all|participants|attendees|pcs|pieces|colleagues|of us|heads",
    dozen: "dozen|a dozen",
    the: "the",
    article: "a|an",
    not: "not|dont|do not|never|without|no|cannot|cant",
    filler:
      "everything|something|anything|please|pls|some|more|my|our|me|us|i|we|you|it|this|that|can|could|would|will|is|are|am i|there|on|of|and|with|any|show|list|tell|give|see|what|when|which|do|does|have|has|got|also|again|just|now|hi|hello|hey|thanks|thank|ok|okay|yes|like|add|extra|time|day|today please|start|let|lets|make|sure|all|your|out|up|date|week|be|been|was|so|then|dear|magic|bot|should|shall|im|ill|id|if",
  },
  numberOf,
  30,
);

function numberOf(word: string): number | undefined {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const ten = tens.split("|").find((one) => word.startsWith(one) && word.length > one.length);
  const one = ten === undefined ? undefined : numbers.get(word.slice(ten.length));
  return ten !== undefined && one !== undefined && one > 0 && one < 10 ? (numbers.get(ten) ?? 0) + one : undefined;
}
