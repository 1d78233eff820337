import { Delegates } from "@magic-meetings/ui/delegates/Delegates.tsx";
import { delegateMessages } from "@magic-meetings/ui/delegates/delegate-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { PageFrame } from "./PageFrame.tsx";

/** Who acts for the reader, and who is told of her meetings. */
export function DelegatesPage() {
  const text = useFeatureText(delegateMessages);
  const { id } = useMe();
  return (
    <PageFrame title={text("delegates.title")}>
      <Delegates personId={id} />
    </PageFrame>
  );
}
