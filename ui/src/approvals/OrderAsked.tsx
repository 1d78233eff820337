import type { Approval, OrderSubject } from "@magic-meetings/contract/approvals/approval.ts";
import { Notice } from "../elements/Notice.tsx";
import { Pill } from "../elements/Pill.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { approvalMessages } from "./approval-messages.ts";
import facts from "./ApprovalItem.module.css";
import { ChangeList } from "./ChangeList.tsx";
import styles from "./OrderAsked.module.css";

export interface OrderAskedProps {
  approval: Approval;
  subject: OrderSubject;
}

/** An order that waits: what is ordered, what it costs whom, until when it can be decided, and who is asked. */
export function OrderAsked({ approval: { meeting, state }, subject }: OrderAskedProps) {
  const text = useFeatureText(approvalMessages);
  const words = useText();
  const moments = useMoments(subject.timeZone);
  return (
    <>
      <Lines subject={subject} />
      <dl className={facts.facts}>
        <dt>{text("approvals.account")}</dt>
        <dd>
          <Account subject={subject} />
        </dd>
        <dt>{text("approvals.who")}</dt>
        <dd>
          <span>{meeting.organizer.name}</span>
          <span className={facts.quiet}>
            {text("approvals.for", { subject: meeting.subject || words("facts.noSubject") })}
          </span>
          <span>{text("approvals.people", { count: subject.headCount })}</span>
        </dd>
        <dt>{text("approvals.when")}</dt>
        <dd>{moments.period(subject.start, subject.end)}</dd>
        {state === "pending" ? (
          <>
            <dt>{text("approvals.decideBy")}</dt>
            <dd>
              <span className={facts.when}>{moments.moment(subject.decideBy)}</span>
              <span className={facts.quiet}>
                {text(subject.kind === "change" ? "approvals.elseStays" : "approvals.elseLapses")}
              </span>
            </dd>
            <dt>{text("approvals.cutOff")}</dt>
            <dd>{moments.moment(subject.cutOff)}</dd>
            <dt>{text("approvals.askedPeople")}</dt>
            <dd>
              <AskedPeople subject={subject} />
            </dd>
          </>
        ) : null}
      </dl>
      {state === "pending" ? <Changes subject={subject} /> : null}
    </>
  );
}

function Lines({ subject: { lines, total, totalBefore, timeZone, number } }: { subject: OrderSubject }) {
  const text = useFeatureText(approvalMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const wasDifferent = total.amountMinor !== totalBefore.amountMinor;
  return (
    <table className={styles.lines}>
      <caption className={styles.hidden}>{text("approvals.order", { number: String(number) })}</caption>
      <thead className={styles.hidden}>
        <tr>
          <th scope="col">{text("approvals.line")}</th>
          <th scope="col">{text("approvals.price")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>
              <span className={styles.what}>
                {text("approvals.quantity", { quantity: line.quantity, service: line.service })}
              </span>
              <span className={facts.quiet}>
                {[...line.options, moments.moment(line.deliverAt), line.vendor, line.deliverTo]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </td>
            <td className={styles.amount}>{formatMoney(line.total, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {wasDifferent
              ? text("approvals.totalWas", { before: formatMoney(totalBefore, language) })
              : text("approvals.total")}
          </th>
          <td className={styles.amount}>{formatMoney(total, language)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Account({ subject }: { subject: OrderSubject }) {
  const text = useFeatureText(approvalMessages);
  const { language } = useReader();
  const { account, amount, known, limit, available, others } = subject;
  const money = (of: typeof amount) => formatMoney(of, language);
  const isCovered = available === null || available.amountMinor >= amount.amountMinor - known.amountMinor;
  return (
    <>
      <span className={facts.when}>{text("approvals.accountName", { name: account.name, code: account.code })}</span>
      <span>
        {known.amountMinor === 0
          ? text("approvals.pays", { amount: money(amount), limit: money(limit ?? amount) })
          : text("approvals.paysMore", { amount: money(amount), known: money(known), limit: money(limit ?? amount) })}
      </span>
      {available === null ? null : isCovered ? (
        <span className={facts.quiet}>{text("approvals.left", { amount: money(available) })}</span>
      ) : (
        <span className={styles.short}>{text("approvals.notCovered", { amount: money(available) })}</span>
      )}
      {others.map((other) => (
        <span key={other.account.id} className={styles.other}>
          {text("approvals.other", { name: other.account.name, amount: money(other.amount) })}{" "}
          <Pill tone={other.state === "approved" ? "success" : "warning"}>
            {text(`approvals.state.${other.state}`)}
          </Pill>
        </span>
      ))}
    </>
  );
}

function AskedPeople({ subject: { asked, escalatesAt, level, timeZone } }: { subject: OrderSubject }) {
  const text = useFeatureText(approvalMessages);
  const moments = useMoments(timeZone);
  return (
    <>
      {asked.map((person) => (
        <span key={person.id}>
          {text(`approvals.as.${person.as}`, { name: person.name, moment: moments.moment(person.at) })}
        </span>
      ))}
      {escalatesAt ? (
        <span className={facts.quiet}>
          {text(level === "owner" ? "approvals.goesOn" : "approvals.goesToFinance", {
            moment: moments.moment(escalatesAt),
          })}
        </span>
      ) : null}
    </>
  );
}

function Changes({ subject: { changes, kind } }: { subject: OrderSubject }) {
  const text = useFeatureText(approvalMessages);
  if (changes.length === 0) return null;
  return (
    <Notice kind="info" title={text(kind === "change" ? "approvals.wanted" : "approvals.changes")}>
      <ChangeList changes={changes} />
    </Notice>
  );
}
