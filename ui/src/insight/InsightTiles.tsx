import { insightShares } from "@magic-meetings/contract/insight/insight-rules.ts";
import type { InsightFigures } from "@magic-meetings/contract/insight/insight.ts";
import { FigureTiles } from "../elements/FigureTiles.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { insightMessages } from "./insight-messages.ts";
import { numberWords, shareWords } from "./insight-words.ts";

/** The figures of everything that is shown in one currency, each with what it is made of. */
export function InsightTiles({ figures }: { figures: InsightFigures }) {
  const text = useFeatureText(insightMessages);
  const { language } = useReader();
  const shares = insightShares(figures);
  const none = text("insight.none");
  const share = (of: number | null) => shareWords(of, language, none);
  const money = (of: InsightFigures["spend"]) => formatMoney(of, language);
  const tiles = [
    {
      name: text("insight.spend"),
      value: money(figures.spend),
      hint: text("insight.ordersHint", { count: figures.orders }),
    },
    {
      name: text("insight.onTime"),
      value: share(shares.onTime),
      hint: text("insight.onTimeHint", { onTime: figures.onTime, count: figures.deliveries }),
    },
    {
      name: text("insight.waste"),
      value: share(shares.waste),
      hint: text("insight.wasteHint", { wasted: figures.wasted, count: figures.weighed }),
    },
    {
      name: text("insight.lateChanges"),
      value: figures.lateChanges.toLocaleString(language),
      hint: text("insight.feesHint", { fees: money(figures.fees), waived: money(figures.waived) }),
    },
    { name: text("insight.saved"), value: money(figures.saved), hint: text("insight.savedHint") },
    {
      name: text("insight.rating"),
      value: numberWords(shares.rating, language, none),
      hint: text("insight.ratingHint", { count: figures.ratings }),
    },
  ];
  return <FigureTiles tiles={tiles} />;
}
