/** An event in a mailbox. */
export interface EventPlace {
  mailbox: string;
  eventId: string;
}
