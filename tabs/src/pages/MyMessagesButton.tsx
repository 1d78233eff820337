import { Button } from "@fluentui/react-components";
import { AlertRegular } from "@fluentui/react-icons";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { notificationPreferenceMessages } from "@magic-meetings/ui/notification-preferences/notification-preference-messages.ts";
import { useNavigate } from "react-router";

/** The way to how the reader is told. */
export function MyMessagesButton() {
  const text = useFeatureText(notificationPreferenceMessages);
  const navigate = useNavigate();
  return (
    <Button appearance="subtle" icon={<AlertRegular />} onClick={() => void navigate("/my-messages")}>
      {text("title")}
    </Button>
  );
}
