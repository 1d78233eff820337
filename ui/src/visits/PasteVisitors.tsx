import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import {
  checkVisitors,
  parseVisitorList,
  type CheckedVisitor,
  type ListedVisitor,
} from "@magic-meetings/contract/visits/visitor-list-rules.ts";
import type { VisitScope } from "@magic-meetings/contract/visits/visit-words.ts";
import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { ScopeField } from "./ScopeField.tsx";
import type { useInvite } from "./use-visits.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

const mostAtOnce = 500;

export interface PasteVisitorsProps {
  meeting: Meeting;
  invite: ReturnType<typeof useInvite>;
  onDone: () => void;
}

/** Invites the people of a pasted list; what is not right with one is put right here before anybody is invited. */
export function PasteVisitors({ meeting, invite, onDone }: PasteVisitorsProps) {
  const text = useFeatureText(visitMessages);
  const [pasted, setPasted] = useState("");
  const [people, setPeople] = useState<CheckedVisitor[] | null>(null);
  const [scope, setScope] = useState<VisitScope>("one");
  if (people === null || people.length === 0) {
    return (
      <div className={styles.form}>
        <Field
          label={text("pasteField")}
          hint={text("pasteHint")}
          validationMessage={people ? text("readNothing") : ""}
        >
          <Textarea
            rows={6}
            autoFocus
            value={pasted}
            onChange={(_, { value }) => setPasted(value)}
            resize="vertical"
            dir="auto"
          />
        </Field>
        <div className={styles.inline}>
          <Button
            appearance="primary"
            size="small"
            disabled={pasted.trim() === ""}
            onClick={() => setPeople(parseVisitorList(pasted))}
          >
            {text("read")}
          </Button>
          <Button size="small" onClick={onDone}>
            {text("close")}
          </Button>
        </div>
      </div>
    );
  }
  const wrong = people.filter(({ problems }) => problems.length > 0).length;
  const submit = () =>
    invite.mutate(
      { visitors: people.map(({ problems: _, ...person }) => person), scope, source: "list" },
      { onSuccess: onDone },
    );
  return (
    <div className={styles.form}>
      {invite.isError ? <ProblemNotice error={invite.error} /> : null}
      <p className={styles.hint} role="status">
        {text("readCount", { count: people.length })}
        {wrong > 0 ? ` · ${text("wrong", { count: wrong })}` : ""}
      </p>
      {people.length > mostAtOnce ? <p className={styles.wrong}>{text("tooMany")}</p> : null}
      <People people={people} onPeople={(all) => setPeople(checkVisitors(all))} />
      {meeting.series ? <ScopeField scope={scope} onScope={setScope} /> : null}
      <div className={styles.inline}>
        <Button
          appearance="primary"
          size="small"
          disabled={invite.isPending || wrong > 0 || people.length > mostAtOnce}
          onClick={submit}
        >
          {text("inviteList", { count: people.length })}
        </Button>
        <Button size="small" onClick={onDone}>
          {text("close")}
        </Button>
      </div>
    </div>
  );
}

const fields = ["name", "email", "company"] as const;

function People({ people, onPeople }: { people: CheckedVisitor[]; onPeople: (people: ListedVisitor[]) => void }) {
  const text = useFeatureText(visitMessages);
  const change = (index: number, field: (typeof fields)[number], value: string) =>
    onPeople(people.map((one, i) => (i === index ? { ...one, [field]: value } : one)));
  return (
    <ul className={styles.people}>
      {people.map((person, index) => (
        <li key={index} className={styles.person} aria-label={text("row", { number: index + 1 })}>
          {fields.map((field) => (
            <Input
              key={field}
              size="small"
              aria-label={text(field)}
              placeholder={text(field)}
              dir="auto"
              aria-invalid={person.problems.length > 0}
              value={person[field]}
              onChange={(_, { value }) => change(index, field, value)}
            />
          ))}
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={text("leaveOut", { name: person.name || person.email })}
            onClick={() => onPeople(people.filter((_, i) => i !== index))}
          />
          {person.problems.map((problem) => (
            <p key={problem} className={styles.wrong}>
              {text(`problem.${problem}`)}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
