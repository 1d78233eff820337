import { Button, Field, makeStyles, Select, Skeleton, SkeletonItem, Text, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useState } from "react";
import type { MailSummary } from "./mail-words.ts";
import { OpenedMailView } from "./OpenedMailView.tsx";
import { useMail, useMails } from "./use-mails.ts";

interface MailWindowProps {
  token: string;
  timeZone: string;
  isShown: boolean;
}

const everybody = "";

/** The mailboxes of everybody who was ever written to: visitors, who have no other place here. */
export function MailWindow({ token, timeZone, isShown }: MailWindowProps) {
  const styles = useStyles();
  const { mails, problem } = useMails(token, isShown);
  const [address, setAddress] = useState(everybody);
  const [openId, setOpenId] = useState<string>();
  const mail = useMail(token, openId);
  if (openId !== undefined) {
    return (
      <div className={styles.window}>
        <Button
          className={styles.back}
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          onClick={() => setOpenId(undefined)}
        >
          All mails
        </Button>
        {mail ? <OpenedMailView mail={mail} timeZone={timeZone} /> : <WaitingMails />}
      </div>
    );
  }
  const shown = (mails ?? []).filter((one) => address === everybody || one.address === address);
  return (
    <div className={styles.window}>
      <Field label="Mailbox">
        <Select value={address} onChange={(_, data) => setAddress(data.value)}>
          <option value={everybody}>All mailboxes</option>
          {mailboxesOf(mails ?? []).map(([one, name]) => (
            <option key={one} value={one}>
              {name === "" ? one : `${name} (${one})`}
            </option>
          ))}
        </Select>
      </Field>
      {problem !== undefined && <Text role="alert">{problem}</Text>}
      {mails === undefined ? <WaitingMails /> : <MailList mails={shown} timeZone={timeZone} onOpen={setOpenId} />}
    </div>
  );
}

function mailboxesOf(mails: readonly MailSummary[]): [string, string][] {
  return [...new Map(mails.map(({ address, name }) => [address, name]))].sort(([a], [b]) => a.localeCompare(b));
}

interface MailListProps {
  mails: readonly MailSummary[];
  timeZone: string;
  onOpen: (id: string) => void;
}

function MailList({ mails, timeZone, onOpen }: MailListProps) {
  const styles = useStyles();
  if (mails.length === 0) return <Text className={styles.subtle}>No mails yet. Invite a visitor to a meeting.</Text>;
  return (
    <ul className={styles.list} aria-label="Mails">
      {mails.map((mail) => (
        <li key={mail.id}>
          <button type="button" className={styles.mail} onClick={() => onOpen(mail.id)}>
            <Text weight="semibold" block truncate wrap={false} dir="auto">
              {mail.subject}
            </Text>
            <Text size={200} className={styles.subtle} block truncate wrap={false} dir="auto">
              {mail.name || mail.address}
            </Text>
            <Text size={200} className={styles.subtle} block>
              {momentOf(mail.at, timeZone)}
            </Text>
          </button>
        </li>
      ))}
    </ul>
  );
}

function momentOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
}

function WaitingMails() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Opening" className={styles.waiting}>
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
      <SkeletonItem size={16} />
    </Skeleton>
  );
}

const useStyles = makeStyles({
  window: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    height: "100%",
    boxSizing: "border-box",
    overflowY: "auto",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXS },
  mail: {
    display: "block",
    width: "100%",
    textAlign: "start",
    font: "inherit",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalS,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  back: { alignSelf: "flex-start", flexShrink: 0 },
  subtle: { color: tokens.colorNeutralForeground3 },
  waiting: { display: "grid", gap: tokens.spacingVerticalM },
});
