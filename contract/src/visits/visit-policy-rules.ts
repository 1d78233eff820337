/** What holds at a site of which nobody said anything: also the defaults of the database. */
export const visitPolicyDefaults = {
  purpose: "",
  retentionDays: 30,
  photos: false,
  photoRetentionDays: 1,
  preApproval: false,
  earlyMinutes: 60,
  lateMinutes: 60,
  closesAt: "18:00",
  mapUrl: "",
  hostAnswerMinutes: 5,
  antiPassback: true,
  doorsCheckIn: false,
};
