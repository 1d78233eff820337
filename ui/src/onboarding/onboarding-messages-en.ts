/** English: setting a company up, and its connections. */
export const en = {
  title: "Set up",
  hint: "Each step is read from what the service has seen, so anybody who opens this page sees the same.",
  loading: "Reading how far the company is",
  again: "Look again",
  steps: "Steps",
  "state.done": "Done",
  "state.waiting": "On its way",
  "state.todo": "To do",
  "state.trouble": "Needs you",
  "step.consent": "Let the app into Microsoft 365",
  "step.places": "Bring in the places",
  "step.calendars": "Listen to the rooms' calendars",
  "step.message": "Send yourself a test message",
  "consent.done": "{company} is linked, and Microsoft 365 answers.",
  "consent.todo":
    "An administrator of the directory agrees once for everybody. This step is done when Microsoft 365 has answered for the first time, at the latest when the places are brought in.",
  "consent.trouble":
    "Microsoft 365 answers no request. Agree once more; where mailboxes were narrowed, see that the rooms are among them.",
  "consent.open": "Agree for {company} (opens Microsoft's page)",
  "consent.nobody": "Here nobody has to agree: the calendars come along with the service.",
  "places.done": {
    one: "{count} room at {sites}.",
    other: "{count} rooms at {sites}.",
  },
  "places.sites": { one: "{count} site", other: "{count} sites" },
  "places.todo":
    "From the company's directory of rooms, or from a spreadsheet that is checked before anything is taken.",
  "places.open": "Bring in places",
  "calendars.done": {
    one: "{count} calendar is listened to.",
    other: "{count} calendars are listened to.",
  },
  "calendars.builtIn": "The calendars come along with the service.",
  "calendars.todo": "This begins by itself once there are rooms.",
  "calendars.waiting": {
    one: "{count} calendar is being asked for. That takes a minute or two; nothing has to be done.",
    other: "{count} calendars are being asked for. That takes a minute or two; nothing has to be done.",
  },
  "calendars.none":
    "The service does not know yet how to sign in to Microsoft 365: see the settings of Microsoft Graph in the admin guide.",
  "calendars.trouble": {
    one: "{count} mailbox is refused by Microsoft 365. It is asked for again by itself; see that it exists and that the app may read it.",
    other:
      "{count} mailboxes are refused by Microsoft 365. They are asked for again by themselves; see that they exist and that the app may read them.",
  },
  "calendars.mailbox": "{mailbox}: {problem}",
  "message.todo": "So that you know that people are told. It goes the way that you chose under My messages.",
  "message.waiting":
    "It is on its way. Open the bot in Teams once, if you never have: until then nobody can write to you there.",
  "message.done": "It arrived.",
  "message.trouble": "It did not arrive: {reason}. Look under Messages what was tried.",
  "message.send": "Send a test message",
  "message.sendAgain": "Send another one",
  connections: "Connections",
  "connection.calendar": "Calendars",
  "connection.chat": "Chat in Teams",
  "connection.mail": "Mail",
  "is.working": "Working",
  "is.failing": "Failing",
  "is.silent": "Silent",
  "is.unused": "Not used yet",
  "since.done": "Last worked {moment}",
  "since.failed": "Last failed {moment}",
  "do.calendar.failing":
    "Look into the calendar log. What was missed is read again by itself as soon as Microsoft 365 answers.",
  "do.calendar.silent":
    "Nothing was heard for days. See that the worker runs and that Microsoft 365 reaches the service from outside.",
  "do.calendar.unused": "Nothing was asked of it yet.",
  "do.chat.failing": "See that the bot's registration and its secret are valid and that the app is allowed in Teams.",
  "do.chat.silent": "Nobody was told anything for days. Send a test message to see whether it works.",
  "do.chat.unused": "Nobody was told anything yet. Send a test message.",
  "do.mail.failing":
    "See that the mail server answers and takes mails from the sender's address. Mails wait until then.",
  "do.mail.silent": "No mail was sent for days; where there were visitors, look under Messages.",
  "do.mail.unused": "No mail was sent yet.",
};
