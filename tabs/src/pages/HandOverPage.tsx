import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { HandOver } from "@magic-meetings/ui/hand-over/HandOver.tsx";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { Link } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** For administrators: what somebody who leaves looked after gets somebody else. */
export function HandOverPage() {
  const text = useText();
  const { roles } = useMe();
  if (!roles.some(({ role }) => role === "admin")) {
    return (
      <PageFrame>
        <EmptyState icon={<PersonProhibitedRegular />} title={text("why.forbidden")} />
      </PageFrame>
    );
  }
  return (
    <PageFrame>
      <HandOver meetingLink={(id, words) => <Link to={`/meetings/${id}`}>{words}</Link>} />
    </PageFrame>
  );
}
