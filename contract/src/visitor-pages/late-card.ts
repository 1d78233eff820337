/** A visitor who comes later, as her host is told of it. */
export interface LateCardView {
  visitId: string;
  visitor: string;
  company: string;
  site: { name: string; timeZone: string };
  /** When she was expected. */
  start: string;
  /** When she says to come. */
  expectedAt: string;
  meeting: { id: string; subject: string } | null;
}
