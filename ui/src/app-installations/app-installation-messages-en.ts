/** English: installing the app for people. */
export const en = {
  "notPermitted.title": "The app may not install itself for people",
  "notPermitted.why":
    "Microsoft 365 has refused it since {since}. Who never opened the chat is told in another way after an hour.",
  "notPermitted.todo":
    "Grant the app TeamsAppInstallation.ReadWriteSelfForUser.All in Microsoft Entra, or have a setup policy of Teams install it for everybody. It is tried again once a day.",
  refused: {
    one: "A policy of Teams keeps the app from {count} person who should be told in chat",
    other: "A policy of Teams keeps the app from {count} people who should be told in chat",
  },
  "refused.todo": "Allow the app in the permission policies of Teams. It is tried again once a day.",
};
