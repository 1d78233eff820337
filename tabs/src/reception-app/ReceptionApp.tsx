import { Button, FluentProvider, type Theme } from "@fluentui/react-components";
import { PersonSwapRegular } from "@fluentui/react-icons";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { ReaderProvider, type Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ApiProvider } from "@magic-meetings/ui/session/ApiProvider.tsx";
import { keepToken } from "@magic-meetings/ui/session/token-source.ts";
import { lazy, Suspense, useMemo, useState } from "react";
import { HashRouter, Navigate, Route, Routes } from "react-router";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import tab from "../TabApp.module.css";
import { appMessages } from "./app-messages.ts";
import { ChoosePerson } from "./ChoosePerson.tsx";
import { signInAs } from "./demo-sign-in.ts";
import { forgetSession, keepSession, readSession } from "./kept-session.ts";
import { RememberedMe } from "./RememberedMe.tsx";
import styles from "./ReceptionApp.module.css";

const ReceptionPage = lazy(async () => ({ default: (await import("../pages/ReceptionPage.tsx")).ReceptionPage }));
const EvacuationPage = lazy(async () => ({ default: (await import("../pages/EvacuationPage.tsx")).EvacuationPage }));

/** The reception as an app of its own on a tablet or a phone, outside of Teams: it opens without a network. */
export function ReceptionApp({ reader, theme }: { reader: Reader; theme: Theme }) {
  const [person, setPerson] = useState(() => readSession()?.person);
  const choose = (chosen: string) => {
    if (readSession()?.person !== chosen) keepSession({ person: chosen });
    setPerson(chosen);
  };
  const leave = () => {
    forgetSession();
    setPerson(undefined);
  };
  return (
    <FluentProvider theme={theme} className={tab.app}>
      <ReaderProvider value={reader}>
        <Suspense fallback={<PageSkeleton />}>
          {person === undefined ? (
            <ChoosePerson onChoose={choose} />
          ) : (
            <SignedInAs key={person} person={person} reader={reader} onLeave={leave} />
          )}
        </Suspense>
      </ReaderProvider>
    </FluentProvider>
  );
}

function SignedInAs({ person, reader, onLeave }: { person: string; reader: Reader; onLeave: () => void }) {
  const tokens = useMemo(() => keepToken(() => signInAs(person)), [person]);
  return (
    <ApiProvider getToken={tokens.getToken} forgetToken={tokens.forgetToken}>
      <RememberedMe person={person} reader={reader}>
        <HashRouter>
          <Suspense fallback={<PageSkeleton />}>
            <Routes>
              <Route path="/reception" element={<ReceptionPage />} />
              <Route path="/evacuation" element={<EvacuationPage />} />
              <Route path="*" element={<Navigate to="/reception" replace />} />
            </Routes>
          </Suspense>
        </HashRouter>
        <Leave onLeave={onLeave} />
      </RememberedMe>
    </ApiProvider>
  );
}

function Leave({ onLeave }: { onLeave: () => void }) {
  const text = useFeatureText(appMessages);
  return (
    <footer className={styles.foot}>
      <Button appearance="subtle" icon={<PersonSwapRegular />} onClick={onLeave}>
        {text("another")}
      </Button>
    </footer>
  );
}
