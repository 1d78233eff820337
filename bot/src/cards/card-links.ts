/** Where cards lead to in the Teams tab. */
export interface CardLinks {
  meeting(meetingId: string): string;
  approvals(): string;
  /** An account in the tab of accounts. */
  accounts(accountId: string): string;
}

/** Where a person begins. */
export interface WelcomeLinks {
  myMeetings(): string;
  rooms(): string;
}
