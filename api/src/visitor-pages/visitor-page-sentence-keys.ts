import type { VisitorPageState } from "@magic-meetings/contract/visitor-pages/visitor-page-words.ts";

/** The sentences of the visitor's page in one language; `{name}` is replaced by a fact. */
export interface VisitorPageSentences {
  title: string;
  state: Record<VisitorPageState, string>;
  stateHint: Record<VisitorPageState, string>;
  greeting: string;
  moved: string;
  late: string;
  when: string;
  zone: string;
  where: string;
  room: string;
  map: string;
  about: string;
  host: string;
  write: string;
  pass: string;
  passHint: string;
  passPicture: string;
  confirm: string;
  confirmed: string;
  lateTitle: string;
  lateLabel: string;
  lateButton: string;
  detailsTitle: string;
  phone: string;
  parking: string;
  plate: string;
  wheelchair: string;
  wifi: string;
  save: string;
  rulesTitle: string;
  rulesAccept: string;
  rulesAccepted: string;
  privacyTitle: string;
  privacyPurpose: string;
  privacyDays: string;
  eraseTitle: string;
  eraseHint: string;
  eraseButton: string;
  language: string;
  /** What the page says of what was just done, or could not be. */
  done: string;
  told: string;
  erased: string;
  changed: string;
  offline: string;
  failed: string;
  newRules: string;
  badTime: string;
  tooMany: string;
  noLink: string;
  noLinkHint: string;
  away: string;
  noScript: string;
}
