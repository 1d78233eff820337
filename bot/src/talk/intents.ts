// What a person can ask for in the chat, as the grammar reads it: an intent, and the slots that were filled.

export type Intent = "meetings" | "visitors" | "order" | "move" | "cancel" | "help" | "nothing";

export type TalkLanguage = "en" | "da";

/** Days by a person's own calendar, both included. */
export interface DaySpan {
  from: string;
  to: string;
}

export interface Slots {
  /** What is ordered, moved or cancelled, in the person's words: a service or a meeting. */
  thing?: string;
  /** Words of the meeting that something is ordered for. */
  meeting?: string;
  day?: DaySpan;
  /** When the meeting is, or something is to be there: `10:30`. */
  time?: string;
  count?: number;
  siteId?: string;
  /** Where something moves to. */
  toDay?: string;
  toTime?: string;
  /** By how many minutes it moves, where nothing says where to; below zero: earlier. */
  shift?: number;
}

export type SlotName = keyof Slots;

export interface Understood {
  intent: Intent | "unknown";
  /** The language of the sentence, which it is answered in. */
  language: TalkLanguage;
  slots: Slots;
  /** What has to be asked for before anything can be shown. */
  missing: SlotName[];
  /** What could be read in another way too; the slot holds the likelier one. */
  ambiguous: Partial<Record<SlotName, string[]>>;
}
