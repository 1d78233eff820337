import { DocumentSearchRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { Link } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** An address that means nothing. */
export function NotFoundPage() {
  const text = useText();
  return (
    <PageFrame>
      <EmptyState icon={<DocumentSearchRegular />} title={text("state.notFound")}>
        <Link to="/meetings">{text("meetings.title")}</Link>
      </EmptyState>
    </PageFrame>
  );
}
