import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { isNotSignedIn } from "@magic-meetings/ui/session/problem-text.ts";
import { MeContext, useMeQuery } from "@magic-meetings/ui/session/use-me.ts";
import type { ReactNode } from "react";
import { PageFrame } from "./pages/PageFrame.tsx";

/** Who is here decides zone and roles; nothing below is shown to somebody whom the service does not know. */
export function SignedIn({ reader, children }: { reader: Reader; children: ReactNode }) {
  const text = useText();
  const me = useMeQuery();
  if (me.data) {
    return (
      <MeContext.Provider value={me.data}>
        <ReaderProvider value={{ ...reader, timeZone: me.data.timeZone }}>{children}</ReaderProvider>
      </MeContext.Provider>
    );
  }
  if (isNotSignedIn(me.error)) {
    return (
      <EmptyState icon={<PersonProhibitedRegular />} title={text("state.signIn")} hint={text("state.signInHint")} />
    );
  }
  return (
    <PageFrame>
      {me.isError ? (
        <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />
      ) : (
        <SkeletonLines label={text("state.loading")} widths={["30%", "100%", "100%", "100%"]} />
      )}
    </PageFrame>
  );
}
