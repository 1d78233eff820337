import type { Theme } from "@fluentui/react-components";
import { FluentProvider } from "@fluentui/react-components";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ReaderProvider } from "@magic-meetings/ui/messages/text-context.ts";
import { ApiProvider } from "@magic-meetings/ui/session/ApiProvider.tsx";
import { teamsThemes } from "@magic-meetings/ui/theme/host-theme.ts";
import { useHostTheme } from "@magic-meetings/ui/theme/use-host-theme.ts";
import { HashRouter } from "react-router";
import { PageRoutes } from "./routes.tsx";
import { SignedIn } from "./SignedIn.tsx";
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
  return (
    <FluentProvider theme={theme} className={styles.app}>
      <ReaderProvider value={reader}>
        <ApiProvider getToken={host.getToken} forgetToken={host.forgetToken}>
          <SignedIn reader={reader}>
            <HashRouter>
              <PageRoutes host={host} />
            </HashRouter>
          </SignedIn>
        </ApiProvider>
      </ReaderProvider>
    </FluentProvider>
  );
}
