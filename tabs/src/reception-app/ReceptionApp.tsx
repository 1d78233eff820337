import { FluentProvider, type Theme } from "@fluentui/react-components";
import { ReaderProvider, type Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { keepToken } from "@magic-meetings/ui/session/token-source.ts";
import { Suspense, useMemo, useState } from "react";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import tab from "../TabApp.module.css";
import { ChoosePerson } from "./ChoosePerson.tsx";
import { signInAs } from "./demo-sign-in.ts";
import type { Entrance } from "./entrance.ts";
import { forgetSession, keepSession, readSession } from "./kept-session.ts";
import { SignedInAs } from "./SignedInAs.tsx";
import { SignInPage } from "./SignInPage.tsx";

export interface ReceptionAppProps {
  entrance: Entrance;
  reader: Reader;
  theme: Theme;
}

/** The reception as an app of its own on a tablet or a phone, outside of Teams: it opens without a network. */
export function ReceptionApp({ entrance, reader, theme }: ReceptionAppProps) {
  return (
    <FluentProvider theme={theme} className={tab.app}>
      <ReaderProvider value={reader}>
        <Suspense fallback={<PageSkeleton />}>
          {entrance.by === "demo" ? <DemoApp reader={reader} /> : <CompanyApp entrance={entrance} reader={reader} />}
        </Suspense>
      </ReaderProvider>
    </FluentProvider>
  );
}

function DemoApp({ reader }: { reader: Reader }) {
  const [person, setPerson] = useState(() => readSession()?.person);
  const tokens = useMemo(() => (person === undefined ? undefined : keepToken(() => signInAs(person))), [person]);
  if (person === undefined || tokens === undefined) {
    return (
      <ChoosePerson
        onChoose={(chosen) => {
          if (readSession()?.person !== chosen) keepSession({ person: chosen });
          setPerson(chosen);
        }}
      />
    );
  }
  const leave = () => {
    forgetSession();
    setPerson(undefined);
  };
  return <SignedInAs key={person} person={person} reader={reader} tokens={tokens} ownApp={demoApp} onLeave={leave} />;
}

const demoApp = {};

function CompanyApp({ entrance, reader }: { entrance: Extract<Entrance, { by: "company" }>; reader: Reader }) {
  const { own, settings } = entrance;
  const [person, setPerson] = useState(() => whoWorks(entrance));
  const tokens = useMemo(() => {
    const kept = keepToken(own.getToken);
    return { ...kept, forgetToken: () => (own.forgetToken(), kept.forgetToken()) };
  }, [own]);
  const ownApp = useMemo(() => ({ signIn: () => own.signIn(readSession()?.hint) }), [own]);
  if (person === undefined) return <SignInPage onSignIn={() => own.signIn(undefined)} />;
  const leave = () => {
    forgetSession();
    void own.forget();
    setPerson(undefined);
  };
  return (
    <SignedInAs
      key={`${person} ${settings.clientId}`}
      person={person}
      reader={reader}
      tokens={tokens}
      ownApp={ownApp}
      onLeave={leave}
    />
  );
}

/** Whoever has just signed in, else whoever did before: her tablet works without a network, and without a token. */
function whoWorks({ own, settings }: Extract<Entrance, { by: "company" }>): string | undefined {
  const kept = readSession();
  if (own.account === undefined) return kept?.company === undefined || kept.me === undefined ? undefined : kept.person;
  const { id, hint } = own.account;
  keepSession({ ...(kept?.person === id ? kept : {}), person: id, hint, company: settings });
  return id;
}
