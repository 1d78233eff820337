/** English: what hosts are told of their visitors. */
export const mailEn = {
  "late.state": "Expected at {moment}",
  "late.was": "Was expected at {moment} ({zone}), {site}",
  "late.company": "{company}",
  "late.meeting": "Meeting: {subject}",
  "mail.state": "The visitor has not been told",
  "mail.when": "{moment} ({zone}), {site}",
  "mail.meeting": "Meeting: {subject}",
  "mail.no_address": "There is no mail address for {visitor}. Add one, and the mail goes out.",
  "mail.mailbox_unknown": "There is no mailbox {email}. Correct the address, and the mail goes out again.",
  "mail.mailbox_full": "The mailbox {email} is full. Tell {visitor} in another way.",
  "mail.refused": "The mail server of {email} does not take the mail. Tell {visitor} in another way.",
  "mail.not_reached": "The mail server of {email} could not be reached for two days. Tell {visitor} in another way.",
  "mail.open": "Open the meeting",
};
