/** What the bot says where it has just been installed. */
export const welcomeEn = {
  "welcome.title": "Welcome to Magic Meetings",
  "welcome.state": "Rooms, food, services and visitors, attached to the meeting that they are for.",
  "welcome.order": "Order from the invite in Outlook, or from the Magic Meetings tab in Teams.",
  "welcome.cards":
    "Here I show you one card for each meeting, keep it up to date, and ask you where something has to be decided.",
  "welcome.write": "You can also write to me, for example “my meetings today”. Write “help” to see what I understand.",
  "welcome.meetings": "My meetings",
  "welcome.rooms": "Find a room",
  "chat.groupWelcome":
    "Magic Meetings is here now. What a meeting needs is ordered in its tab; what I have to tell somebody I tell them in their own chat with me.",
  "chat.groupAnswer": "I answer in your own chat with me, where only you see it. Find me under Apps as Magic Meetings.",
} as const;
