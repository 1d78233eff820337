import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { VisitScope } from "@magic-meetings/contract/visits/visit-words.ts";
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { HostField } from "./HostField.tsx";
import { NeedFields, noNeeds } from "./NeedFields.tsx";
import { ScopeField } from "./ScopeField.tsx";
import type { useInvite } from "./use-visits.ts";
import { SiteField } from "./VisitEditor.tsx";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

const nobody = { name: "", email: "", company: "", phone: "" };
const longest = { name: 200, email: 320, company: 200, phone: 40 } as const;

export interface AddVisitorProps {
  meeting: Meeting;
  invite: ReturnType<typeof useInvite>;
  onDone: () => void;
}

/** Adds somebody who is not on the invite. */
export function AddVisitor({ meeting, invite, onDone }: AddVisitorProps) {
  const text = useFeatureText(visitMessages);
  const [person, setPerson] = useState(nobody);
  const [host, setHost] = useState<{ id: string; name: string }>(meeting.organizer);
  const [purpose, setPurpose] = useState("");
  const [needs, setNeeds] = useState(noNeeds);
  const [scope, setScope] = useState<VisitScope>("one");
  const sites = meeting.locations.map(({ site }) => site);
  const guests = meeting.locations.find(({ takesGuests }) => takesGuests) ?? meeting.locations[0];
  const [siteId, setSiteId] = useState(guests?.site.id ?? "");
  const submit = () =>
    invite.mutate(
      {
        visitors: [{ ...person, name: person.name.trim(), email: person.email.trim() }],
        needs,
        purpose,
        scope,
        source: "by_hand",
        ...(siteId === "" ? {} : { siteId }),
        ...(host.id === meeting.organizer.id ? {} : { hostId: host.id }),
      },
      { onSuccess: onDone },
    );
  return (
    <form
      className={styles.form}
      aria-label={text("add")}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {invite.isError ? <ProblemNotice error={invite.error} /> : null}
      <div className={styles.pair}>
        {(["name", "email", "company", "phone"] as const).map((field) => (
          <Field
            key={field}
            label={text(field)}
            required={field === "name"}
            hint={field === "email" ? text("emailHint") : ""}
          >
            <Input
              type={field === "email" ? "email" : field === "phone" ? "tel" : "text"}
              value={person[field]}
              required={field === "name"}
              autoFocus={field === "name"}
              autoComplete="off"
              dir={field === "name" ? "auto" : undefined}
              maxLength={longest[field]}
              onChange={(_, { value }) => setPerson({ ...person, [field]: value })}
            />
          </Field>
        ))}
        <Field label={text("purpose")}>
          <Input value={purpose} maxLength={500} onChange={(_, { value }) => setPurpose(value)} />
        </Field>
        {sites.length > 1 ? <SiteField sites={sites} siteId={siteId} onSite={setSiteId} /> : null}
        {meeting.series ? <ScopeField scope={scope} onScope={setScope} /> : null}
      </div>
      <NeedFields needs={needs} onChange={setNeeds} />
      <HostField host={host} onHost={setHost} />
      <div className={styles.inline}>
        <Button
          type="submit"
          appearance="primary"
          size="small"
          disabled={invite.isPending || person.name.trim() === ""}
        >
          {text("invite")}
        </Button>
        <Button size="small" onClick={onDone}>
          {text("close")}
        </Button>
      </div>
    </form>
  );
}
