import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { VisitorProposal } from "@magic-meetings/contract/visits/visit-input.ts";
import { Button } from "@fluentui/react-components";
import { PersonAddRegular, PeopleCommunityRegular } from "@fluentui/react-icons";
import { lazy, Suspense, useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { Proposals } from "./Proposals.tsx";
import { useInvite, useProposals, useVisits } from "./use-visits.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

const AddVisitor = lazy(async () => ({ default: (await import("./AddVisitor.tsx")).AddVisitor }));
const ExpectedVisitors = lazy(async () => ({ default: (await import("./ExpectedVisitors.tsx")).ExpectedVisitors }));
const PasteVisitors = lazy(async () => ({ default: (await import("./PasteVisitors.tsx")).PasteVisitors }));

/** Who comes from outside to a meeting, and who could: one line where nobody does. */
export function MeetingVisitors({ meeting }: { meeting: Meeting }) {
  const text = useFeatureText(visitMessages);
  const found = useVisits({ meeting: meeting.id });
  const mayInvite = meeting.allowed.order.ok || meeting.allowed.bookRoom.ok;
  const outside = meeting.attendees.filter(({ external }) => external);
  const proposals = useProposals(meeting.id, {
    of: outside.map(({ email, response }) => `${email} ${response}`).join(),
    isAsked: mayInvite && outside.length > 0,
  });
  const invite = useInvite(meeting.id);
  const [open, setOpen] = useState<"add" | "paste">();
  const visits = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const proposed = proposals.data?.items ?? [];
  const expected = visits.filter(({ status }) => status !== "cancelled" && status !== "no_show").length;
  if (!mayInvite && visits.length === 0 && !found.isError) return null;
  const inviteProposed = (people: readonly VisitorProposal[]) =>
    invite.mutate({
      visitors: people.map(({ name, email, company }) => ({ name: name || email, email, company })),
      source: "attendee",
    });
  return (
    <SectionCard
      icon={<PeopleCommunityRegular />}
      title={text("title")}
      aside={
        expected > 0 ? (
          text("count", { count: expected })
        ) : mayInvite && proposed.length === 0 && open === undefined ? (
          <Button size="small" onClick={() => setOpen("add")}>
            {text("invite")}
          </Button>
        ) : null
      }
    >
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {invite.isError && open === undefined ? <ProblemNotice error={invite.error} /> : null}
      {invite.isSuccess ? <Invited {...invite.data} isDraft={meeting.status === "draft"} /> : null}
      {proposed.length > 0 ? (
        <Proposals proposals={proposed} busy={invite.isPending} onInvite={inviteProposed} />
      ) : null}
      {visits.length > 0 ? (
        <Suspense fallback={null}>
          <ExpectedVisitors meeting={meeting} visits={visits} />
        </Suspense>
      ) : null}
      <MoreButton pages={found} size="small">
        {text("more")}
      </MoreButton>
      {mayInvite && (visits.length > 0 || proposed.length > 0 || open !== undefined) ? (
        <div className={styles.inline}>
          <Button
            size="small"
            icon={<PersonAddRegular />}
            aria-expanded={open === "add"}
            onClick={() => setOpen(open === "add" ? undefined : "add")}
          >
            {text("add")}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={open === "paste"}
            onClick={() => setOpen(open === "paste" ? undefined : "paste")}
          >
            {text("paste")}
          </Button>
        </div>
      ) : null}
      <Suspense fallback={null}>
        {open === "add" ? <AddVisitor meeting={meeting} invite={invite} onDone={() => setOpen(undefined)} /> : null}
        {open === "paste" ? (
          <PasteVisitors meeting={meeting} invite={invite} onDone={() => setOpen(undefined)} />
        ) : null}
      </Suspense>
    </SectionCard>
  );
}

interface InvitedProps {
  invited: number;
  alreadyInvited: number;
  isDraft: boolean;
}

function Invited({ invited, alreadyInvited, isDraft }: InvitedProps) {
  const text = useFeatureText(visitMessages);
  const said = invited > 0 ? text("invited", { count: invited }) : text("already", { count: alreadyInvited });
  return (
    <Notice kind="success" title={said}>
      {invited > 0 ? text(isDraft ? "draft" : "told") : null}
    </Notice>
  );
}
