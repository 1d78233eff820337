/** Where cards lead to in the Teams tab. */
export interface CardLinks {
  meeting(meetingId: string): string;
  approvals(): string;
}
