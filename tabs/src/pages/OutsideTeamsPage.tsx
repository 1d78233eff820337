import type { Theme } from "@fluentui/react-components";
import { FluentProvider } from "@fluentui/react-components";
import { PeopleCommunityRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider, useText } from "@magic-meetings/ui/messages/text-context.ts";

/** The page in a plain browser, or where Teams does not answer. */
export function OutsideTeamsPage({ reader, theme }: { reader: Reader; theme: Theme }) {
  return (
    <FluentProvider theme={theme}>
      <ReaderProvider value={reader}>
        <Words />
      </ReaderProvider>
    </FluentProvider>
  );
}

function Words() {
  const text = useText();
  return (
    <EmptyState
      icon={<PeopleCommunityRegular />}
      title={text("state.outsideTeams")}
      hint={text("state.outsideTeamsHint")}
    />
  );
}
