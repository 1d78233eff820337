import type { InsightGrouping, InsightRow } from "@magic-meetings/contract/insight/insight.ts";
import { ResponsiveContainer, VerticalStackedBarChart, type VerticalStackedChartProps } from "@fluentui/react-charts";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { insightMessages } from "./insight-messages.ts";
import { groupName, monthName, wholeUnits } from "./insight-words.ts";
import styles from "../elements/chart.module.css";

// In the high contrast theme these are cyan and white; a gap keeps them apart for everybody.
const colors = { spend: "var(--colorCompoundBrandForeground1)", fees: "var(--colorStatusDangerBackground3)" };

export interface InsightChartProps {
  by: InsightGrouping;
  /** All of one currency. */
  rows: readonly InsightRow[];
  currency: string;
}

/** What each group cost, and how much of it were fees; the table below has all of it in figures. */
export function InsightChart({ by, rows, currency }: InsightChartProps) {
  const text = useFeatureText(insightMessages);
  const { language } = useReader();
  const data = rows.map((row): VerticalStackedChartProps => {
    const name = groupName(row, by, language, text("insight.noGroup"));
    const parts = [
      // What was paid for late changes is part of what was spent.
      { part: "spend" as const, money: { ...row.spend, amountMinor: row.spend.amountMinor - row.fees.amountMinor } },
      { part: "fees" as const, money: row.fees },
    ];
    return {
      xAxisPoint: by === "month" && row.key !== null ? monthName(row.key, language, "short") : name,
      chartData: parts.map(({ part, money }) => ({
        legend: text(`insight.chart.${part}`),
        data: Math.max(0, wholeUnits(money)),
        color: colors[part],
        xAxisCalloutData: name,
        yAxisCalloutData: formatMoney(money, language),
      })),
    };
  });
  return (
    <div className={styles.chart}>
      <ResponsiveContainer>
        <VerticalStackedBarChart
          chartTitle={text("insight.chartTitle", { currency })}
          data={data}
          culture={language}
          height={280}
          margins={{ left: 64 }}
          hideTickOverlap
          noOfCharsToTruncate={12}
          showXAxisLablesTooltip
          xAxisPadding={0.4}
          barWidth="auto"
          maxBarWidth={48}
          barGapMax={2}
          yAxisTickCount={4}
          legendProps={{ canSelectMultipleLegends: false }}
        />
      </ResponsiveContainer>
    </div>
  );
}
