import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SeriesSiteConsequences as Consequences } from "@magic-meetings/contract/series/series-site.ts";
import { formatDay } from "../format/moments.ts";
import { formatMoney, formatTotals } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { siteMessages } from "./site-messages.ts";
import styles from "./MeetingSites.module.css";

interface SeriesSiteConsequencesProps {
  consequences: Consequences;
  title: string;
  meeting: Meeting;
}

/** What it means that a site takes no part in dates of a series: on how many, what is given up, and which dates stay. */
export function SeriesSiteConsequences({ consequences, title, meeting }: SeriesSiteConsequencesProps) {
  const text = useFeatureText(siteMessages);
  const { language } = useReader();
  const { changed, kept, fees } = consequences;
  const day = (start: string) => formatDay(start, meeting.timeZone, language);
  const staying = kept.filter(({ because }) => because !== "as_wanted");
  return (
    <div role="status">
      <div className={styles.title}>{title}</div>
      <div>{text("sites.dates", { count: changed.length })}</div>
      <ul className={styles.lines}>
        {changed.flatMap(({ meetingId, start, consequences: { rooms, lines } }) => [
          ...rooms.map(({ id, name }) => (
            <li key={`${meetingId} ${id}`}>
              {day(start)}: {text("sites.room", { room: name })}
            </li>
          )),
          ...lines.map(({ lineId, service, quantity, fee }) => (
            <li key={lineId}>
              {[
                `${day(start)}: ${text("sites.line", { quantity, service: service.name })}`,
                text("sites.cancelled"),
                ...(fee.amountMinor > 0 ? [text("sites.fee", { fee: formatMoney(fee, language) })] : []),
              ].join(" – ")}
            </li>
          )),
        ])}
        {staying.map(({ meetingId, start, because }) => (
          <li key={meetingId}>
            {day(start)}: {text(because === "only_site" ? "sites.stays.only_site" : "sites.stays.in_production")}
          </li>
        ))}
      </ul>
      <div>{fees.length ? text("sites.fees", { fees: formatTotals(fees, language) }) : text("sites.free")}</div>
    </div>
  );
}
