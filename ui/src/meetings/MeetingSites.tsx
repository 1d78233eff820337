import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import { GlobeRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { clockTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { AddSite } from "./AddSite.tsx";
import { MeetingSite } from "./MeetingSite.tsx";
import { siteMessages } from "./site-messages.ts";
import type { SiteScope } from "./site-scope.ts";
import { useSiteChange } from "./use-meeting-sites.ts";
import styles from "./MeetingSites.module.css";

export interface MeetingSitesProps {
  meeting: Meeting;
  /** The site that rooms and orders are chosen for. */
  location: MeetingLocation;
  onLocation: (location: MeetingLocation) => void;
  /** For which dates of a series a change is meant first; "one" unless said otherwise. */
  scope?: SiteScope | undefined;
  /** Rooms that went with a site: the invite follows. */
  onReleased?: ((rooms: readonly Room[]) => void) | undefined;
}

/** The sites that take part: how many come to each, what time it is there, another one, one less. Suspends for its words. */
export function MeetingSites({ meeting, location, onLocation, scope = "one", onReleased }: MeetingSitesProps) {
  const text = useFeatureText(siteMessages);
  const change = useSiteChange(meeting.id);
  const [added, setAdded] = useState<string>();
  const mayChange = meeting.allowed.order.ok;
  const differ = new Set(meeting.locations.map(({ site }) => clockTime(meeting.start, site.timeZone))).size > 1;
  return (
    <SectionCard
      icon={<GlobeRegular />}
      title={text("sites.title")}
      aside={text("sites.aside", { count: meeting.locations.length })}
    >
      <ul className={styles.list}>
        {meeting.locations.map((one) => (
          <MeetingSite
            key={one.id}
            meeting={meeting}
            location={one}
            isShown={one.id === location.id}
            isNew={one.site.id === added}
            showTime={differ}
            mayChange={mayChange}
            scope={scope}
            change={change}
            onShow={() => onLocation(one)}
            onLeft={(siteId) => {
              const rooms = meeting.roomBookings.filter(({ locationId }) => locationId === one.id);
              onReleased?.(rooms.map(({ room }) => room));
              setAdded(siteId);
            }}
          />
        ))}
      </ul>
      {change.isError ? <ProblemNotice error={change.error} kept={text("sites.kept")} /> : null}
      {mayChange ? <AddSite meeting={meeting} scope={scope} onAdded={setAdded} /> : null}
    </SectionCard>
  );
}
