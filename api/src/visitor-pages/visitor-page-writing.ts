import type { VisitorPage } from "@magic-meetings/contract/visitor-pages/visitor-page.ts";
import type { VisitorPageSentences } from "./visitor-page-sentence-keys.ts";

/** What every part of the page is written with. */
export interface Writing {
  page: VisitorPage;
  say: VisitorPageSentences;
  /** A sentence with facts, as HTML: the facts keep their own direction. */
  fill(sentence: string, facts: Record<string, string>): string;
  /** A moment in the site's zone. */
  at(moment: string): string;
  now: Date;
}
