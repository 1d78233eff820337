import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { SeriesOrderCardView } from "@magic-meetings/contract/series-orders/series-order.ts";
import { amountWords, countWords, subjectWords } from "./message-words.ts";
import type { MessageWords } from "./message-template.ts";

/** The facts of the card of an order for a series in the words of a language; a vendor is not told a total. */
export function seriesOrderCardWords(
  { subject, vendor, site, ordered, total }: SeriesOrderCardView,
  locale: Locale,
): MessageWords<"series_order_card"> {
  return {
    subject: subjectWords(subject, locale),
    vendor: vendor ?? "–",
    site: site.name,
    dates: countWords(ordered, locale),
    total: total === null ? "–" : amountWords(total, locale),
  };
}
