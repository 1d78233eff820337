import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { MyVisitors } from "@magic-meetings/ui/visits/MyVisitors.tsx";
import { visitMessages } from "@magic-meetings/ui/visits/visit-messages.ts";
import { Link } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** Who comes to the reader. */
export function VisitorsPage() {
  const text = useFeatureText(visitMessages);
  useLiveUpdates();
  return (
    <PageFrame title={text("mine")}>
      <MyVisitors meetingLink={(id, words) => <Link to={`/meetings/${id}`}>{words}</Link>} />
    </PageFrame>
  );
}
