import type { VisitorInsightGrouping } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import type { VisitorInsightRow } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import { ResponsiveContainer, VerticalStackedBarChart, type VerticalStackedChartProps } from "@fluentui/react-charts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import styles from "../elements/chart.module.css";
import { chartParts, rowName } from "./visitor-figure-words.ts";
import { visitorInsightMessages } from "./visitor-insight-messages.ts";

// In the high contrast theme these are cyan, white and yellow; a gap keeps them apart for everybody.
const colors = {
  came: "var(--colorCompoundBrandForeground1)",
  missed: "var(--colorStatusDangerBackground3)",
  open: "var(--colorNeutralForeground2Link)",
};
const parts = ["came", "missed", "open"] as const;

export interface VisitorChartProps {
  by: VisitorInsightGrouping;
  rows: readonly VisitorInsightRow[];
}

/** Visits and what became of them; the table below has all of it in figures. */
export function VisitorChart({ by, rows }: VisitorChartProps) {
  const text = useFeatureText(visitorInsightMessages);
  const { language } = useReader();
  const data = rows.map((row): VerticalStackedChartProps => {
    const name = rowName(row, by, { text, language });
    const counts = chartParts(row);
    return {
      xAxisPoint: name,
      chartData: parts.map((part) => ({
        legend: text(`chart.${part}`),
        data: counts[part],
        color: colors[part],
        xAxisCalloutData: name,
        yAxisCalloutData: counts[part].toLocaleString(language),
      })),
    };
  });
  return (
    <div className={styles.chart}>
      <ResponsiveContainer>
        <VerticalStackedBarChart
          chartTitle={text("chart.title")}
          data={data}
          culture={language}
          height={280}
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
