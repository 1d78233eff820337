import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, PersonSwapRegular } from "@fluentui/react-icons";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import type { Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ApiProvider } from "@magic-meetings/ui/session/ApiProvider.tsx";
import type { TokenSource } from "@magic-meetings/ui/session/token-source.ts";
import { lazy, Suspense } from "react";
import { HashRouter, Navigate, Route, Routes } from "react-router";
import { OwnAppContext, type OwnApp } from "../pages/own-app.ts";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { appMessages } from "./app-messages.ts";
import { RememberedMe } from "./RememberedMe.tsx";
import styles from "./ReceptionApp.module.css";
import { useInstall } from "./use-install.ts";

const ReceptionPage = lazy(async () => ({ default: (await import("../pages/ReceptionPage.tsx")).ReceptionPage }));
const EvacuationPage = lazy(async () => ({ default: (await import("../pages/EvacuationPage.tsx")).EvacuationPage }));

export interface SignedInAsProps {
  person: string;
  reader: Reader;
  tokens: TokenSource;
  ownApp: OwnApp;
  onLeave: () => void;
}

/** The pages of the app for whoever works on this tablet. */
export function SignedInAs({ person, reader, tokens, ownApp, onLeave }: SignedInAsProps) {
  return (
    <ApiProvider getToken={tokens.getToken} forgetToken={tokens.forgetToken}>
      <OwnAppContext.Provider value={ownApp}>
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
        </RememberedMe>
        <Foot onLeave={onLeave} />
      </OwnAppContext.Provider>
    </ApiProvider>
  );
}

function Foot({ onLeave }: { onLeave: () => void }) {
  const text = useFeatureText(appMessages);
  const install = useInstall();
  return (
    <footer className={styles.foot}>
      {install === undefined ? null : (
        <Button appearance="subtle" icon={<ArrowDownloadRegular />} onClick={install}>
          {text("install")}
        </Button>
      )}
      <Button appearance="subtle" icon={<PersonSwapRegular />} onClick={onLeave}>
        {text("another")}
      </Button>
    </footer>
  );
}
