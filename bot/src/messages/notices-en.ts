/** English: notices about the service itself. */
export const noticesEn = {
  "notice.guessedState": "{count} codes that no pass has",
  "notice.guessedWhere": "{accessPoint}, {site}, until {moment} ({zone})",
  "notice.guessedHint": "Nobody was let in by them. Every try stands in Administration, under Door log.",
  "notice.disabledState": "Nothing has arrived there for a day, so nothing is sent any more",
  "notice.failingSince": "Failing since {moment} (UTC)",
  "notice.disabledHint": "Look whether {host} answers, then switch the webhook on again in Administration.",
  "notice.waitState": "Visits that wait: {count}",
  "notice.waitFirst": "The first comes to {site} on {moment} ({zone})",
  "notice.waitHint": "Decide on the page Security. Until then they have no pass, and the hosts are not told why.",
  "notice.approvedState": "Approved",
  "notice.refusedState": "Not approved",
  "notice.decidedWhere": "{visitor}, {site}, {moment} ({zone})",
  "notice.approvedHint": "The visitor gets the pass by mail.",
  "notice.refusedHint": "The pass opens nothing. Security helps you with what to do next.",
};
