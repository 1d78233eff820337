import type { VisitorFigures } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import { FigureTiles } from "../elements/FigureTiles.tsx";
import { formatPercent } from "../format/percent.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { leadWords, waitingWords } from "./visitor-figure-words.ts";
import { visitorInsightMessages } from "./visitor-insight-messages.ts";

/** The figures of everything that is shown. */
export function VisitorTiles({ figures }: { figures: VisitorFigures }) {
  const text = useFeatureText(visitorInsightMessages);
  const { language } = useReader();
  const { visits, came, noShows, cancelled, walkIns, waitingMedian, waitingLongest, leadMedian } = figures;
  const over = came + noShows;
  const words = { text, language };
  const tiles = [
    { name: "visits", value: visits.toLocaleString(language), hint: text("figure.visitsHint", { count: cancelled }) },
    { name: "came", value: came.toLocaleString(language), hint: text("figure.cameHint", { count: walkIns }) },
    {
      name: "noShows",
      value: noShows.toLocaleString(language),
      hint: text("figure.noShowsHint", {
        share: over === 0 ? text("none") : formatPercent(Math.round((100 * noShows) / over), language),
      }),
    },
    {
      name: "waiting",
      value: waitingWords(waitingMedian, words),
      hint: text("figure.waitingHint", { longest: waitingWords(waitingLongest, words) }),
    },
    { name: "lead", value: leadWords(leadMedian, text), hint: text("figure.leadHint") },
  ] as const;
  return <FigureTiles tiles={tiles.map((tile) => ({ ...tile, name: text(`figure.${tile.name}`) }))} />;
}
