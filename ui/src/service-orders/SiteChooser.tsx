import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { Tab, TabList } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { orderMessages } from "./order-messages.ts";

export interface SiteChooserProps {
  meeting: Meeting;
  location: MeetingLocation;
  onLocation: (location: MeetingLocation) => void;
}

/** Which of the meeting's sites is ordered for: each has its own catalogue, currency and accounts. */
export function SiteChooser({ meeting, location, onLocation }: SiteChooserProps) {
  const words = useFeatureText(orderMessages);
  return (
    <TabList
      size="small"
      aria-label={words("site.title")}
      selectedValue={location.id}
      onTabSelect={(_, { value }) => {
        const chosen = meeting.locations.find(({ id }) => id === value);
        if (chosen) onLocation(chosen);
      }}
    >
      {meeting.locations.map(({ id, site, headCount }) => (
        <Tab key={id} value={id}>
          {words("site.people", { site: site.name, count: headCount })}
        </Tab>
      ))}
    </TabList>
  );
}
