import type { AppWords } from "../app-words.ts";

export const en: AppWords = {
  fullName: "Magic Meetings for Outlook and Teams",
  short: "Rooms, food, services and visitors, ordered from the invite",
  long: "Order what a meeting needs without leaving the invite: a room, food and drinks, services and visitors for every site that takes part. Prices, cut-offs and accounts are filled in for you. From then on everything follows the meeting, whoever moves or cancels it and wherever they do it, and the bot tells you what changed and what it costs before it does.",
  tabs: {
    "my-meetings": "My meetings",
    rooms: "Rooms",
    board: "Board",
    approvals: "Approvals",
    accounts: "Accounts",
    places: "Places",
    catalogue: "Catalogue",
    vendors: "Vendors",
    utilisation: "Utilisation",
    reception: "Reception",
    security: "Security",
    insight: "Insight",
    administration: "Administration",
  },
  meetingTab: "Services",
  searches: {
    meetings: {
      title: "My meetings",
      description: "Put one of your meetings into the chat",
      parameter: "Meeting",
      hint: "A part of its subject",
    },
    services: {
      title: "Services",
      description: "Put what can be ordered into the chat",
      parameter: "Service",
      hint: "For example coffee or lunch",
    },
    rooms: { title: "Rooms", description: "Put a room into the chat", parameter: "Room", hint: "A part of its name" },
  },
  activities: {
    answerNeeded: { description: "Something needs your answer", says: "Your answer is needed: {title}" },
    meetingChanged: { description: "Something about your meeting changed", says: "Your meeting: {title}" },
    visitorHere: { description: "A visitor of yours is here or late", says: "Your visitor: {title}" },
    workWaiting: { description: "Work is waiting for you", says: "Waiting for you: {title}" },
    news: { description: "Good to know", says: "Good to know: {title}" },
  },
  button: "Room and services",
  buttonHint: "Book a room, order food and services and invite visitors for this meeting",
};
