import { sharesOf } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationFigures as Figures } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { FigureTiles } from "../elements/FigureTiles.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { formatHours, formatShare } from "./figure-words.ts";
import { utilisationMessages } from "./utilisation-messages.ts";

/** The figures of everything that is shown, each with what it is a share of. */
export function UtilisationFigures({ figures }: { figures: Figures }) {
  const text = useFeatureText(utilisationMessages);
  const { language } = useReader();
  const shares = sharesOf(figures);
  const share = (of: number | null) => formatShare(of, language, text("none"));
  const hours = (minutes: number) => text("hours", { hours: formatHours(minutes, language) });
  const count = (of: number) => of.toLocaleString(language);
  const { bookedOpenMinutes, openMinutes, usedMinutes, bookedMinutes, bookings, seatsUsed, seats } = figures;
  const tiles = [
    {
      name: text("figure.booked"),
      value: share(shares.booked),
      hint: text("figure.bookedHint", { booked: hours(bookedOpenMinutes), open: hours(openMinutes) }),
    },
    {
      name: text("figure.used"),
      value: share(shares.used),
      hint: text("figure.usedHint", { used: hours(usedMinutes), booked: hours(bookedMinutes) }),
    },
    {
      name: text("figure.noShows"),
      value: count(figures.noShows),
      hint: text("figure.noShowsHint", { count: bookings }),
    },
    {
      name: text("figure.released"),
      value: count(figures.released),
      hint: text("figure.releasedHint", { time: hours(figures.releasedMinutes) }),
    },
    { name: text("figure.givenBack"), value: hours(figures.givenBackMinutes), hint: text("figure.givenBackHint") },
    {
      name: text("figure.seats"),
      value: share(shares.seats),
      hint: text("figure.seatsHint", { used: count(seatsUsed), count: seats }),
    },
  ];
  return <FigureTiles tiles={tiles} />;
}
