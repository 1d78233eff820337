import type { Sentence } from "../messages/en.ts";

/** What a room's door says. */
export const en = {
  "door.free": "Free",
  "door.freeUntil": "Until {time}",
  "door.freeLong": "Nothing is booked for a day",
  "door.soon": "Starts soon",
  "door.soonAt": "{start} to {end}",
  "door.busy": "Taken",
  "door.busyUntil": "Until {time}",
  "door.by": "{organizer}",
  "door.private": "Meeting",
  "door.notYours": "This is not your meeting",
  "door.notYoursHint":
    "It is {organizer}'s. Only the people of the meeting can check in, stay longer or give the room back.",
  "door.next": "Next",
  "door.nextAt": "{start} to {end}, {organizer}",
  "door.noNext": "Nothing follows for a day.",
  "door.asOf": "As of {time}",
  "door.gone": "This room is not here any more",
  "door.goneHint": "It was closed or given another code. Scan the code at the door again, or find another room.",
} as const satisfies Record<string, Sentence>;
