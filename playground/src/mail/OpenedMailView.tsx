import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { OpenedMail } from "./mail-words.ts";

/**
 * One mail. Its HTML is somebody else's: it stands in a frame without scripts, forms and an origin of its own, whose
 * links open beside the playground.
 */
export function OpenedMailView({ mail, timeZone }: { mail: OpenedMail; timeZone: string }) {
  const styles = useStyles();
  const at = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone }).format(
    new Date(mail.at),
  );
  return (
    <article className={styles.mail} aria-label={mail.subject}>
      <Text as="h2" size={400} weight="semibold" dir="auto" className={styles.wrap}>
        {mail.subject}
      </Text>
      <Text size={200} className={styles.subtle} dir="auto">
        {mail.from} → {mail.name === "" ? mail.address : `${mail.name} (${mail.address})`}
      </Text>
      <Text size={200} className={styles.subtle}>
        {at}
      </Text>
      {mail.attachments.map(({ name, type, text }) => (
        <Link key={name} download={name} href={`data:${type.split(";")[0] ?? ""},${encodeURIComponent(text ?? "")}`}>
          {name}
        </Link>
      ))}
      {mail.html === "" ? (
        <pre className={styles.text}>{mail.text}</pre>
      ) : (
        <iframe
          title="The mail"
          className={styles.frame}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={mail.html.replace("<head>", '<head><base target="_blank">')}
        />
      )}
    </article>
  );
}

const useStyles = makeStyles({
  mail: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, flexGrow: 1, minHeight: 0 },
  subtle: { color: tokens.colorNeutralForeground3 },
  wrap: { margin: 0, overflowWrap: "anywhere" },
  text: { whiteSpace: "pre-wrap", overflowWrap: "anywhere", margin: 0 },
  frame: {
    flexGrow: 1,
    minHeight: "480px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});
