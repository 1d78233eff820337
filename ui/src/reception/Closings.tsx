import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { useApi } from "../session/session-context.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";

/** Who was still there when the house closed last; only with a network, and nothing where there is nobody. */
export const Closings = memo(function Closings({ siteId, online }: { siteId: string; online: boolean }) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const client = useApi();
  const closings = useQuery({
    queryKey: ["reception", "closings", siteId],
    queryFn: ({ signal }) => client("GET /sites/:id/reception/closings", { params: { id: siteId } }, { signal }),
    enabled: online,
  });
  const items = closings.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <details className={styles.closings}>
      <summary>{text("closings", { count: items.length })}</summary>
      <p className={styles.quiet}>{text("closingsHint")}</p>
      <ul className={styles.plainList}>
        {items.map(({ id, visitor, host, leftAt, site }) => (
          <li key={id}>
            {text("closing", {
              name: visitor?.name ?? text("somebody"),
              host: host.name,
              moment: leftAt === null ? "" : formatMoment(leftAt, site.timeZone, language),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
});
