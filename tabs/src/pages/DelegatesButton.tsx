import { Button } from "@fluentui/react-components";
import { PeopleTeamRegular } from "@fluentui/react-icons";
import { delegateMessages } from "@magic-meetings/ui/delegates/delegate-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useNavigate } from "react-router";

/** The way to who acts for the reader. */
export function DelegatesButton() {
  const text = useFeatureText(delegateMessages);
  const navigate = useNavigate();
  return (
    <Button appearance="subtle" icon={<PeopleTeamRegular />} onClick={() => void navigate("/delegates")}>
      {text("delegates.title")}
    </Button>
  );
}
