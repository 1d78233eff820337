import type { Theme } from "@fluentui/react-components";
import { FluentProvider } from "@fluentui/react-components";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider } from "@magic-meetings/ui/messages/text-context.ts";
import { ApiProvider } from "@magic-meetings/ui/session/ApiProvider.tsx";
import { teamsThemes } from "@magic-meetings/ui/theme/host-theme.ts";
import { useHostTheme } from "@magic-meetings/ui/theme/use-host-theme.ts";
import { useEffect, useState } from "react";
import { HashRouter } from "react-router";
import { PageRoutes } from "./routes.tsx";
import { SignedIn } from "./SignedIn.tsx";
import { firstRoute } from "./teams/first-route.ts";
import type { TeamsHost } from "./teams/teams-host.ts";
import styles from "./TabApp.module.css";

export interface TabAppProps {
  host: TeamsHost;
  reader: Reader;
  firstTheme: Theme;
}

/** Our pages inside Teams. Addresses stand behind the #, so any file server can serve them. */
export function TabApp({ host, reader, firstTheme }: TabAppProps) {
  const theme = useHostTheme(host.theme, teamsThemes, firstTheme);
  const shown = useShownHost(host);
  return (
    <FluentProvider theme={theme} className={styles.app}>
      <ReaderProvider value={reader}>
        <ApiProvider getToken={host.getToken} forgetToken={host.forgetToken}>
          <SignedIn reader={reader}>
            {shown ? (
              <HashRouter>
                <PageRoutes host={shown} />
              </HashRouter>
            ) : null}
          </SignedIn>
        </ApiProvider>
      </ReaderProvider>
    </FluentProvider>
  );
}

/** While Teams keeps the page unseen nothing is shown, so that nothing is read; after that it opens where it is wanted. */
function useShownHost(host: TeamsHost): TeamsHost | undefined {
  const [shown, setShown] = useState<TeamsHost | undefined>(host);
  useEffect(() => {
    host.onKept({
      onSleep: () => setShown(undefined),
      onWake: (where) => {
        location.hash = firstRoute(where);
        setShown({ ...host, ...where });
      },
    });
  }, [host]);
  return shown;
}
