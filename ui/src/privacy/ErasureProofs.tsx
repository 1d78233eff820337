import { DocumentCheckmarkRegular } from "@fluentui/react-icons";
import list from "../elements/list.module.css";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { rowsOf } from "./proof-rows.ts";
import { useErasures, useProofFile } from "./use-privacy.ts";

/** Every proof of erasure, the latest first, each as a file. */
export function ErasureProofs() {
  const text = useFeatureText(privacyMessages);
  const { language, timeZone } = useReader();
  const found = useErasures();
  const file = useProofFile();
  const proofs = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <SectionCard icon={<DocumentCheckmarkRegular />} title={text("proof.title")}>
      <p className={list.hint}>{text("proof.hint")}</p>
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={text("loading")} widths={["100%", "80%"]} /> : null}
      {found.isSuccess && proofs.length === 0 ? <p className={list.sentence}>{text("proof.none")}</p> : null}
      {file.isError ? <ProblemNotice error={file.error} /> : null}
      {proofs.length > 0 ? (
        <div className={list.scroll} role="group" aria-label={text("proof.title")} tabIndex={0}>
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{text("proof.at")}</th>
                <th scope="col">{text("proof.by")}</th>
                <th scope="col">{text("proof.because")}</th>
                <th scope="col" className={styles.figure}>
                  {text("proof.rows")}
                </th>
                <th scope="col" className={styles.figure}>
                  {text("proof.invites")}
                </th>
              </tr>
            </thead>
            <tbody>
              {proofs.map((proof) => {
                const moment = formatMoment(proof.at, timeZone, language);
                return (
                  <tr key={proof.id}>
                    <th scope="row" className={list.when}>
                      <button
                        type="button"
                        className={list.open}
                        aria-label={text("proof.download", { moment })}
                        onClick={() => file.mutate(proof.id)}
                      >
                        {moment}
                      </button>
                    </th>
                    <td>{proof.by.user?.name ?? text(`by.${proof.by.kind}`)}</td>
                    <td>{text(`erase.because.${proof.because}`)}</td>
                    <td className={styles.figure}>{rowsOf(proof).toLocaleString(language)}</td>
                    <td className={styles.figure}>{proof.invitesLeft.toLocaleString(language)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      <span role="status">{file.isSuccess ? text("export.done", { file: file.data }) : null}</span>
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </SectionCard>
  );
}
