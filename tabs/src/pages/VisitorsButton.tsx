import { Button } from "@fluentui/react-components";
import { PeopleCommunityRegular } from "@fluentui/react-icons";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { visitMessages } from "@magic-meetings/ui/visits/visit-messages.ts";
import { useNavigate } from "react-router";

/** The way to who comes to the reader. */
export function VisitorsButton() {
  const text = useFeatureText(visitMessages);
  const navigate = useNavigate();
  return (
    <Button appearance="subtle" icon={<PeopleCommunityRegular />} onClick={() => void navigate("/visitors")}>
      {text("mine")}
    </Button>
  );
}
