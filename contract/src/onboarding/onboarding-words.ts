// The steps of setting a company up, and how its connections are. Without zod, for pages.

export const setUpSteps = ["consent", "places", "calendars", "message"] as const;

/** trouble: it was tried, and something is in the way. */
export const stepStates = ["done", "waiting", "todo", "trouble"] as const;
export type StepState = (typeof stepStates)[number];

export const connections = ["calendar", "chat", "mail"] as const;

/** unused: nothing was ever asked of it; silent: nothing came through lately, and nothing failed either. */
export const connectionStates = ["working", "failing", "silent", "unused"] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** Where a company's events are: in Microsoft 365, in the calendar that the demo brings along, or not connected yet. */
export const calendarKinds = ["microsoft365", "built_in", "none"] as const;
export type CalendarKind = (typeof calendarKinds)[number];
