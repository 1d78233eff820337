import type { HoursPreview } from "@magic-meetings/contract/places/business-hours.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { Notice } from "../elements/Notice.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";
import { placeMessages } from "./place-messages.ts";
import styles from "./PlacePanel.module.css";

export interface ClosedPreviewProps {
  hoursId: string;
  /** What is typed; undefined while it is nothing yet. */
  typed: HoursPreview | undefined;
}

/** What is ordered from vendors for moments at which the hours that are typed would close them: said before they are saved. */
export function ClosedPreview({ hoursId, typed }: ClosedPreviewProps) {
  const text = useFeatureText(placeMessages);
  const { language } = useReader();
  const client = useApi();
  const asked = useDeferredValue(JSON.stringify(typed ?? null));
  const found = useQuery({
    queryKey: [...queryKeys.places, "closed-preview", hoursId, asked],
    queryFn: ({ signal }) =>
      client(
        "POST /business-hours/:id/preview",
        { params: { id: hoursId }, query: { limit: 10 }, body: JSON.parse(asked) as HoursPreview },
        { signal },
      ),
    enabled: asked !== "null",
    retry: false,
    placeholderData: keepPreviousData,
  });
  if (typed === undefined || !found.data || found.data.count === 0) return null;
  const { count, items } = found.data;
  return (
    <Notice kind="warning" title={text("hours.closes", { count })}>
      <ul className={styles.blockers}>
        {items.map((one) => (
          <li key={`${one.serviceOrderId} ${one.vendor.id}`}>
            {text("hours.closesOne", {
              number: String(one.number),
              vendor: one.vendor.name,
              moment: formatMoment(one.deliverAt, one.site.timeZone, language),
              organizer: one.organizer.name,
            })}
          </li>
        ))}
      </ul>
      <div>
        <a href="#/vendors?view=closed">{text("hours.closesHint")}</a>
      </div>
    </Notice>
  );
}
