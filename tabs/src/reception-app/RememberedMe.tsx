import { ReaderProvider, type Reader } from "@magic-meetings/ui/messages/text-context.ts";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { useDeskSites } from "@magic-meetings/ui/reception/use-desk-sites.ts";
import { queryKeys } from "@magic-meetings/ui/session/query-keys.ts";
import { MeContext, useMeQuery } from "@magic-meetings/ui/session/use-me.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { PageFrame } from "../pages/PageFrame.tsx";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { keepSession, readSession } from "./kept-session.ts";

interface RememberedMeProps {
  person: string;
  reader: Reader;
  children: ReactNode;
}

/** Who is here and which sites there are: as the server says, else as it last said on this tablet. */
export function RememberedMe({ person, reader, children }: RememberedMeProps) {
  const queries = useQueryClient();
  const [kept] = useState(() => {
    const session = readSession();
    // Asked again as soon as there is a network, and good until then.
    if (session?.me) queries.setQueryData(queryKeys.me, session.me, { updatedAt: 0 });
    if (session?.sites) queries.setQueryData([...queryKeys.sites, "reception"], session.sites, { updatedAt: 0 });
    return session;
  });
  const me = useMeQuery();
  const sites = useDeskSites();
  const who = me.data ?? kept?.me;
  useEffect(() => {
    if (me.data) keepSession({ ...readSession(), person, me: me.data, ...(sites.data ? { sites: sites.data } : {}) });
  }, [person, me.data, sites.data]);
  if (who === undefined) {
    return me.isError ? (
      <PageFrame>
        <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />
      </PageFrame>
    ) : (
      <PageSkeleton />
    );
  }
  return (
    <MeContext.Provider value={who}>
      <ReaderProvider value={{ ...reader, timeZone: who.timeZone }}>{children}</ReaderProvider>
    </MeContext.Provider>
  );
}
