/** English: the bot's sentences, complete. A value stands in braces; a sentence with `count` has one form per plural category. */
export const en = {
  "card.state.draft": "Waiting for the invite to be sent",
  "card.state.waiting": "Waiting for answers",
  "card.state.confirmed": "Everything is confirmed",
  "card.state.attention": "Needs your attention",
  "card.state.cancelled": "Cancelled",
  "card.when": "When",
  "card.period": "{date}, {start}–{end} ({zone})",
  "card.periodOverDays": "{startDate}, {start} – {endDate}, {end} ({zone})",
  "card.rooms": "Rooms",
  "card.room": "{room}, {site}",
  "card.noRoom": "No room",
  "card.order": "Order {number}",
  "card.noOrders": "Nothing is ordered",
  "card.line": "{quantity} × {service}",
  "card.lineOptions": "{quantity} × {service} ({options})",
  "card.deliver": "{time}, {vendor}",
  "card.deliverTo": "Delivered to {place}",
  "card.account": "Charged to {account}",
  "card.accountPart": "{account} {percent}",
  "card.vendors": "Vendors",
  "card.vendorOfOrder": "{vendor}, order {number}",
  "card.total": "Total",
  "card.freeUntil": "Free to change until {moment}",
  "card.wasFreeUntil": "Changes were free until {moment}",
  "card.momentInZone": "{moment} ({zone})",
  "card.moreLines": { one: "and {count} more line", other: "and {count} more lines" },
  "card.moreOrders": { one: "and {count} more order", other: "and {count} more orders" },
  "card.moreRooms": { one: "and {count} more room", other: "and {count} more rooms" },
  "card.moreVendors": { one: "and {count} more vendor", other: "and {count} more vendors" },
  "card.refresh": "Refresh",
  "card.open": "Open in Teams",
  "card.notice": "{title}: {summary}",
  "card.fallback": "{title}. {state}. Open the meeting in Teams to see it all.",
  "card.speak": "{title}. {state}. {when}.",

  "room.provisional": "Held",
  "room.requested": "Asked for",
  "room.confirmed": "Confirmed",
  "room.declined": "Declined",
  "room.released": "Released",
  "room.cancelled": "Cancelled",

  "order.draft": "Draft",
  "order.submitted": "Sent with the invite",
  "order.awaiting_approval": "Waiting for approval",
  "order.confirmed": "Confirmed",
  "order.in_production": "Being made",
  "order.delivered": "Delivered",
  "order.closed": "Closed",
  "order.cancelled": "Cancelled",
  "order.rejected": "Rejected",

  "production.new": "Not answered yet",
  "production.accepted": "Accepted",
  "production.in_production": "Being made",
  "production.ready": "Ready",
  "production.delivered": "Delivered",
  "production.cleared": "Cleared",
  "production.declined": "Declined",
  "production.cancelled": "Cancelled",

  "chat.greeting":
    "Hello, this is Magic Meetings. When you order rooms, food or services for a meeting, I show it here as one card and keep it up to date. Write “help” to see what I understand.",
  "chat.help":
    "Order from the invite in Outlook or from the Magic Meetings tab in Teams. Here you can write “my meetings today”, and every card has a button that brings it up to date.",
  "chat.notUnderstood": "That is beyond me. Write “help” to see what I understand.",
  "chat.unknownPerson": "I do not know you yet. Ask your administrator to add you to Magic Meetings.",
  "chat.noMeetings": "You have no meetings today.",
  "chat.meetings": { one: "You have {count} meeting today:", other: "You have {count} meetings today:" },
  "chat.meeting": "{start}–{end} {subject}, {rooms}",
  "chat.meetingWithTotal": "{start}–{end} {subject}, {rooms}, {total}",
  "chat.moreMeetings": { one: "and {count} more", other: "and {count} more" },
  "chat.withoutSubject": "(no subject)",
  "chat.meetingGone": "This meeting is not there any more, or it is not yours to see.",
  "chat.unavailable": "Magic Meetings is not answering at the moment. Nothing is lost; please try again in a minute.",
  "chat.unknownAction": "This button is from an earlier version of the card. Open the meeting in Teams instead.",
} as const satisfies Record<string, Sentence>;

/** A sentence, or one per plural category where it has a `count`. */
export type Sentence = string | { one: string; other: string };

export type MessageKey = keyof typeof en;

/** What every message file fills completely. */
export type Messages = Record<MessageKey, Sentence>;
