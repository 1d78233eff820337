import { Button, Field, Input } from "@fluentui/react-components";
import type { ReceptionSnapshot, ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { searchVisits, type SearchIndex } from "@magic-meetings/contract/reception/search-rules.ts";
import { useEffect, useRef, useState } from "react";
import { formatTime } from "../format/moments.ts";
import { toLocale } from "../messages/messages.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { ConsentAtDesk, consentFor } from "./ConsentAtDesk.tsx";
import { HostFinder } from "./HostFinder.tsx";
import { makeId } from "./make-id.ts";
import type { NewReceptionChange } from "./reception-store.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { partOf } from "./visit-groups.ts";
import { nameOf } from "./visit-words.ts";

export interface WalkInFormProps {
  snapshot: ReceptionSnapshot;
  index: SearchIndex;
  /** What was searched for without finding anybody. */
  firstName: string;
  now: () => Date;
  onSend: (change: Extract<NewReceptionChange, { kind: "walk_in" }>) => void;
  onOpen: (visitId: string) => void;
  onClose: () => void;
}

const empty = { name: "", company: "", email: "", phone: "", purpose: "" };

/** Somebody came without being invited; who is expected under that name today is offered first. */
export function WalkInForm({ snapshot, index, firstName, now, onSend, onOpen, onClose }: WalkInFormProps) {
  const text = useFeatureText(receptionMessages);
  const { language } = useReader();
  const [given, setGiven] = useState({ ...empty, name: firstName });
  const [host, setHost] = useState<{ id: string; name: string }>();
  const [isTried, setTried] = useState(false);
  const [isSeen, setSeen] = useState(false);
  const consent = consentFor(snapshot.consents, toLocale(language));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isComplete = given.name.trim() !== "" && host !== undefined;
  const isAddress = given.email.trim() === "" || /^[^\s@]+@[^\s@]+$/.test(given.email.trim());
  const set = (part: Partial<typeof empty>) => setGiven({ ...given, ...part });
  const send = () => {
    setTried(true);
    if (!isComplete || !isAddress) return;
    const { name, company, email, phone, purpose } = given;
    const visitor = { name: name.trim(), company: company.trim(), email: email.trim(), phone: phone.trim() };
    const shown = consent && isSeen ? { consentTextId: consent.id } : {};
    const about = { visitor, hostId: host.id, purpose: purpose.trim(), ...shown };
    onSend({ kind: "walk_in", visitId: makeId(now()), ...about });
  };
  return (
    <form
      className={styles.form}
      aria-label={text("walkIn.title")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 className={styles.panelTitle}>{text("walkIn.title")}</h2>
      <Field label={text("walkIn.name")} required>
        <Input
          ref={first}
          value={given.name}
          maxLength={200}
          autoComplete="off"
          onChange={(_, { value }) => set({ name: value })}
        />
      </Field>
      <Known snapshot={snapshot} index={index} name={given.name} language={language} onOpen={onOpen} />
      <Field label={text("walkIn.company")}>
        <Input value={given.company} maxLength={200} onChange={(_, { value }) => set({ company: value })} />
      </Field>
      <HostFinder hosts={snapshot.hosts} chosen={host} onChoose={setHost} />
      <Field
        label={text("walkIn.email")}
        hint={text("walkIn.emailHint")}
        {...(isTried && !isAddress
          ? { validationState: "error" as const, validationMessage: text("walkIn.emailWrong") }
          : {})}
      >
        <Input
          type="email"
          value={given.email}
          maxLength={320}
          autoComplete="off"
          onChange={(_, { value }) => set({ email: value })}
        />
      </Field>
      <Field label={text("walkIn.phone")}>
        <Input type="tel" value={given.phone} maxLength={40} onChange={(_, { value }) => set({ phone: value })} />
      </Field>
      <Field label={text("walkIn.purpose")}>
        <Input value={given.purpose} maxLength={500} onChange={(_, { value }) => set({ purpose: value })} />
      </Field>
      {consent === undefined ? null : <ConsentAtDesk consent={consent} isSeen={isSeen} onSeen={setSeen} />}
      {isTried && !isComplete ? (
        <p role="alert" className={styles.wrong}>
          {text("walkIn.needed")}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" size="large">
          {text("walkIn.send")}
        </Button>
        <Button size="large" onClick={onClose}>
          {text("walkIn.cancel")}
        </Button>
      </div>
    </form>
  );
}

interface KnownProps extends Pick<WalkInFormProps, "snapshot" | "index" | "onOpen"> {
  name: string;
  language: string;
}

function Known({ snapshot, index, name, language, onOpen }: KnownProps) {
  const text = useFeatureText(receptionMessages);
  if (name.trim().length < 3) return null;
  const found = searchVisits(index, name)
    .slice(0, 20)
    .flatMap((id): ReceptionVisit[] => snapshot.visits.filter((visit) => visit.id === id))
    .filter((visit) => partOf(visit) === "expected")
    .slice(0, 3);
  if (found.length === 0) return null;
  return (
    <div className={styles.known}>
      <p className={styles.quiet}>{text("walkIn.expected")}</p>
      {found.map((visit) => (
        <Button key={visit.id} size="small" onClick={() => onOpen(visit.id)}>
          {formatTime(visit.start, visit.site.timeZone, language)} {nameOf(visit, text)}
        </Button>
      ))}
    </div>
  );
}
