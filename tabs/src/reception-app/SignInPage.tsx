import { Button } from "@fluentui/react-components";
import { DoorArrowRightRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { appMessages } from "./app-messages.ts";

/** Nobody works on this tablet yet: the company's own sign-in asks who it is. */
export function SignInPage({ onSignIn }: { onSignIn: () => void }) {
  const text = useFeatureText(appMessages);
  return (
    <EmptyState icon={<DoorArrowRightRegular />} title={text("signIn")} hint={text("signInHint")}>
      <Button appearance="primary" size="large" onClick={onSignIn}>
        {text("signInNow")}
      </Button>
    </EmptyState>
  );
}
