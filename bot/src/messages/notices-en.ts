/** English: notices about the service itself. */
export const noticesEn = {
  "notice.guessedState": "{count} codes that no pass has",
  "notice.guessedWhere": "{accessPoint}, {site}, until {moment} ({zone})",
  "notice.guessedHint": "Nobody was let in by them. Every try stands in Administration, under Door log.",
  "notice.disabledState": "Nothing has arrived there for a day, so nothing is sent any more",
  "notice.failingSince": "Failing since {moment} (UTC)",
  "notice.disabledHint": "Look whether {host} answers, then switch the webhook on again in Administration.",
};
