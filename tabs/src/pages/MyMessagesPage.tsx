import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { NotificationPreferences } from "@magic-meetings/ui/notification-preferences/NotificationPreferences.tsx";
import { notificationPreferenceMessages } from "@magic-meetings/ui/notification-preferences/notification-preference-messages.ts";
import { PageFrame } from "./PageFrame.tsx";

/** How the reader is told of her meetings and of what she is asked. */
export function MyMessagesPage() {
  const text = useFeatureText(notificationPreferenceMessages);
  return (
    <PageFrame title={text("title")}>
      <NotificationPreferences />
    </PageFrame>
  );
}
