import { Button, FluentProvider, Link } from "@fluentui/react-components";
import type { Theme } from "@fluentui/react-components";
import { PeopleCommunityRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { chatMessages } from "@magic-meetings/ui/meeting-chats/chat-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { readSignInSettings } from "@magic-meetings/ui/session/sign-in-settings.ts";
import { Suspense, useEffect, useState } from "react";
import type { OutsideTeams } from "../teams/teams-host.ts";

export interface OutsideTeamsPageProps {
  why: OutsideTeams;
  reader: Reader;
  theme: Theme;
}

/** The page in a plain browser, or where Teams does not answer: why that is, and the way in. */
export function OutsideTeamsPage({ why, reader, theme }: OutsideTeamsPageProps) {
  return (
    <FluentProvider theme={theme}>
      <ReaderProvider value={reader}>
        <Suspense fallback={null}>
          <Words why={why} />
        </Suspense>
      </ReaderProvider>
    </FluentProvider>
  );
}

function Words({ why }: { why: OutsideTeams }) {
  const text = useText();
  const outside = useFeatureText(chatMessages);
  const link = useLinkIntoTeams();
  return (
    <EmptyState
      icon={<PeopleCommunityRegular />}
      title={text("state.outsideTeams")}
      hint={outside(why === "browser" ? "outside.browser" : "outside.silent")}
    >
      {link === undefined ? null : (
        <Link href={link} target="_blank" rel="noreferrer">
          {outside("outside.open")}
        </Link>
      )}
      {why === "silent" ? <Button onClick={() => location.reload()}>{outside("outside.again")}</Button> : null}
    </EmptyState>
  );
}

/** To the same page inside Teams; undefined until the service has said which app it is, and in the demo. */
function useLinkIntoTeams(): string | undefined {
  const [link, setLink] = useState<string>();
  useEffect(() => {
    const page = location.hash.replace(/^#/, "");
    readSignInSettings().then(
      (settings) => settings?.teamsAppId && setLink(linkTo(settings.teamsAppId, page)),
      // Without the service there is no link, and the words stand.
      () => undefined,
    );
  }, []);
  return link;
}

function linkTo(appId: string, page: string): string {
  const context = page === "" ? "" : `?context=${encodeURIComponent(JSON.stringify({ subEntityId: page }))}`;
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/my-meetings${context}`;
}
