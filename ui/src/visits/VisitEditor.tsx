import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { VisitChange } from "@magic-meetings/contract/visits/visit-input.ts";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { atClockTime, clockTime } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { HostField } from "./HostField.tsx";
import { NeedFields } from "./NeedFields.tsx";
import { ReplacePass } from "./ReplacePass.tsx";
import { ScopeField } from "./ScopeField.tsx";
import { useChangeVisit } from "./use-visits.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

export interface VisitEditorProps {
  visit: Visit;
  /** The meeting's sites, where there are several. */
  sites: readonly { id: string; name: string }[];
  isOfSeries: boolean;
  onDone: () => void;
}

/** Changes one visit: when and where, who receives, and what is needed. */
export function VisitEditor({ visit, sites, isOfSeries, onDone }: VisitEditorProps) {
  const text = useFeatureText(visitMessages);
  const save = useChangeVisit(visit.meeting?.id);
  const { timeZone } = visit.site;
  const [draft, setDraft] = useState({
    host: visit.host,
    siteId: visit.site.id,
    from: clockTime(visit.start, timeZone),
    to: clockTime(visit.end, timeZone),
    purpose: visit.purpose,
    note: visit.note,
    phone: visit.visitor?.phone ?? "",
    company: visit.visitor?.company ?? "",
    needs: visit.needs,
    scope: "one" as VisitChange["scope"],
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ visit, change: changeOf(visit, draft) }, { onSuccess: onDone });
      }}
    >
      {save.isError ? <ProblemNotice error={save.error} /> : null}
      <HostField host={draft.host} onHost={(host) => set({ host })} />
      <div className={styles.pair}>
        <Field label={text("from")}>
          <Input type="time" value={draft.from} required onChange={(_, { value }) => set({ from: value })} />
        </Field>
        <Field label={text("to")}>
          <Input type="time" value={draft.to} required onChange={(_, { value }) => set({ to: value })} />
        </Field>
        <Field label={text("company")}>
          <Input value={draft.company} maxLength={200} onChange={(_, { value }) => set({ company: value })} />
        </Field>
        <Field label={text("phone")}>
          <Input type="tel" value={draft.phone} maxLength={40} onChange={(_, { value }) => set({ phone: value })} />
        </Field>
        {sites.length > 1 ? (
          <SiteField sites={sites} siteId={draft.siteId} onSite={(siteId) => set({ siteId })} />
        ) : null}
        <Field label={text("purpose")}>
          <Input value={draft.purpose} maxLength={500} onChange={(_, { value }) => set({ purpose: value })} />
        </Field>
        <Field label={text("note")}>
          <Input value={draft.note} maxLength={2000} onChange={(_, { value }) => set({ note: value })} />
        </Field>
        {isOfSeries ? <ScopeField scope={draft.scope} onScope={(scope) => set({ scope })} /> : null}
      </div>
      <NeedFields needs={draft.needs} onChange={(needs) => set({ needs })} />
      <div className={styles.inline}>
        <Button type="submit" appearance="primary" size="small" disabled={save.isPending}>
          {text("save")}
        </Button>
        <Button size="small" onClick={onDone}>
          {text("close")}
        </Button>
      </div>
      <ReplacePass visit={visit} />
    </form>
  );
}

interface Draft {
  host: { id: string };
  siteId: string;
  from: string;
  to: string;
  purpose: string;
  note: string;
  phone: string;
  company: string;
  needs: Visit["needs"];
  scope: VisitChange["scope"];
}

/** Only what differs, so that nothing is told that is not new. */
function changeOf(visit: Visit, draft: Draft): Partial<VisitChange> {
  const { timeZone } = visit.site;
  const { visitor } = visit;
  const start = atClockTime(visit.start, draft.from, timeZone);
  const end = atClockTime(visit.end, draft.to, timeZone);
  const isMoved = Date.parse(start) !== Date.parse(visit.start) || Date.parse(end) !== Date.parse(visit.end);
  const isPersonNew = visitor !== null && (visitor.phone !== draft.phone || visitor.company !== draft.company);
  return {
    needs: draft.needs,
    purpose: draft.purpose,
    note: draft.note,
    scope: draft.scope,
    ...(draft.host.id === visit.host.id ? {} : { hostId: draft.host.id }),
    ...(draft.siteId === visit.site.id ? {} : { siteId: draft.siteId }),
    ...(isMoved ? { period: { start, end } } : {}),
    ...(isPersonNew ? { visitor: { phone: draft.phone, company: draft.company } } : {}),
  };
}

export function SiteField({
  sites,
  siteId,
  onSite,
}: {
  sites: readonly { id: string; name: string }[];
  siteId: string;
  onSite: (siteId: string) => void;
}) {
  const text = useFeatureText(visitMessages);
  return (
    <Field label={text("site")}>
      <Select value={siteId} onChange={(_, { value }) => onSite(value)}>
        {sites.map((site) => (
          <option key={site.id} value={site.id}>
            {site.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
