import { DocumentSearchRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { meetingsMessages } from "@magic-meetings/ui/meetings/meetings-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { Link } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** An address that means nothing. */
export function NotFoundPage() {
  const text = useText();
  const meetings = useFeatureText(meetingsMessages);
  return (
    <PageFrame>
      <EmptyState icon={<DocumentSearchRegular />} title={text("state.notFound")}>
        <Link to="/meetings">{meetings("title")}</Link>
      </EmptyState>
    </PageFrame>
  );
}
