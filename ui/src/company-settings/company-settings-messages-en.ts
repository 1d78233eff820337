// What a company decides for all of its meetings.
export const en = {
  title: "Rules of the company",
  loading: "The rules are read",
  "moves.title": "When a meeting moves and nobody answers",
  "moves.hint":
    "What crosses its cut-off is asked about, with a price and a deadline. This happens when the deadline passes without an answer.",
  "moves.keep": "Deliver it as it was ordered",
  "moves.keepHint": "No fee. The kitchen delivers at the old time.",
  "moves.change": "Move it with the meeting",
  "moves.changeHint": "The fee for the change is charged. What cannot be had then stays as it was ordered.",
  "moves.cancel": "Cancel it",
  "moves.cancelHint": "The fee for cancelling is charged.",
  "moves.from": "Questions that are open keep the default that was stated in them.",
  "chat.title": "When somebody has never opened the chat",
  "chat.days": "Days that a message waits",
  "chat.hint":
    "Messages for people who have not opened the chat yet wait for so long and are delivered as soon as they open it. After that they are left out, with the reason in the log.",
  "chat.invalid": "A whole number of days from 1 to {most}",
  save: "Save",
  saved: "Saved",
  undone: "As it was before",
  changed: "Changed {moment} by {name}",
  changedAlone: "Changed {moment}",
  never: "Nobody has changed this yet: it is as the product proposes.",
  conflict: "Somebody else has changed this meanwhile. What holds now is shown: look at it and choose again.",
} as const;
