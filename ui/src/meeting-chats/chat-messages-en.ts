import type { Sentence } from "../messages/en.ts";

export const en = {
  "chat.none": "No meeting of yours belongs to this chat",
  "chat.noneHint":
    "It appears here once its invite is sent and its calendar was read. Your other meetings are in My meetings.",
  "chat.mine": "My meetings",
  "chat.which": "Date of the meeting",
  "chat.consent": "Magic Meetings has to know which meeting this chat belongs to",
  "chat.consentHint": "Allow it to read the names and members of your chats. It does not read messages.",
  "chat.allow": "Allow",
  "chat.notAllowed": "It was not allowed. Your administrator can allow it for everybody.",
  "actions.extend": "30 minutes longer",
  "actions.extended": "The room is yours for 30 minutes more.",
  "actions.noRoom": "No room of this meeting is in use.",
  "actions.notLonger": "The room cannot be kept longer now.",
  "actions.coffee": "More coffee",
  "actions.noCoffee": "Nothing can be ordered for this meeting now.",
  "outside.browser": "Magic Meetings lives in Teams and Outlook, which know who you are. Open it from there.",
  "outside.silent":
    "Teams did not answer in time. Try it again; where it stays like this, close Teams and open it anew.",
  "outside.open": "Open in Teams",
  "outside.again": "Try again",
} satisfies Record<string, Sentence>;
