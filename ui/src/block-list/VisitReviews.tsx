import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import { reviewStatuses, type ReviewStatus } from "@magic-meetings/contract/block-list/block-list-words.ts";
import { ToggleButton } from "@fluentui/react-components";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { ChoiceFilter, ListFilters, withChoice } from "../elements/ListFilters.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { useMe } from "../session/use-me.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { decidesAtSites } from "./own-sites.ts";
import { useReviewDecision, useReviewSites, useVisitReviews, type ReviewSearch } from "./use-visit-reviews.ts";
import { VisitReviewItem } from "./VisitReviewItem.tsx";

/** Visits that wait for security, and those decided: a decision is taken back where it was made. */
export function VisitReviews() {
  const text = useFeatureText(blockListMessages);
  const state = useText();
  const [search, setSearch] = useState<ReviewSearch>({ status: "open" });
  const found = useVisitReviews(search);
  const decision = useReviewDecision();
  const reviews = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const decided = decision.variables?.review.id;
  const isListed = reviews.some(({ id }) => id === decided);
  return (
    <div className={list.stack}>
      <Filters search={search} onSearch={setSearch} />
      {decision.isSuccess ? (
        <Done
          key={decision.data.id + decision.data.status}
          review={decision.data}
          busy={decision.isPending}
          onUndo={() => decision.mutate({ review: decision.data, action: "reopen" })}
        />
      ) : null}
      {decision.isError && !isListed ? <ProblemNotice error={decision.error} /> : null}
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? (
        <SkeletonLines label={state("state.loading")} widths={["30%", "100%", "100%", "30%", "100%"]} />
      ) : null}
      {found.isSuccess && reviews.length === 0 ? <Nothing search={search} /> : null}
      {search.status === "open" && reviews.length > 0 ? (
        <p className={list.hint} role="status">
          {text(found.hasNextPage ? "reviews.countMore" : "reviews.count", { count: reviews.length })}
        </p>
      ) : null}
      {reviews.length > 0 ? (
        <ul className={list.lines} aria-label={text("reviews.list")}>
          {reviews.map((review) => (
            <VisitReviewItem
              key={review.id}
              review={review}
              busy={decision.isPending}
              error={decision.isError && review.id === decided ? decision.error : null}
              onDecide={(action, note) => decision.mutate({ review, action, ...(note === undefined ? {} : { note }) })}
            />
          ))}
        </ul>
      ) : null}
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </div>
  );
}

function Filters({ search, onSearch }: { search: ReviewSearch; onSearch: (search: ReviewSearch) => void }) {
  const text = useFeatureText(blockListMessages);
  const { roles } = useMe();
  const sites = decidesAtSites(roles, useReviewSites().data?.items ?? []);
  const { status } = search;
  return (
    <ListFilters label={text("reviews.filters")}>
      <div className={list.actions} role="group" aria-label={text("reviews.status")}>
        {reviewStatuses.map((one) => (
          <ToggleButton key={one} checked={status === one} onClick={() => onSearch({ ...search, status: one })}>
            {text(`reviews.status.${one}`)}
          </ToggleButton>
        ))}
      </div>
      {sites.length > 1 ? (
        <ChoiceFilter
          label={text("site")}
          all={text("allSites")}
          value={search.site}
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(site) => onSearch(withChoice(search, "site", site))}
        />
      ) : null}
    </ListFilters>
  );
}

/** What was just decided, and the way back while there is one. */
function Done({ review, busy, onUndo }: { review: VisitReview; busy: boolean; onUndo: () => void }) {
  const text = useFeatureText(blockListMessages);
  const { status, visit, allowed } = review;
  return (
    <Notice
      kind="success"
      title={text(`done.${status}`, { name: visit.visitor?.name ?? text("erased") })}
      actions={status !== "open" && allowed.reopen.ok ? <UndoButton disabled={busy} onPress={onUndo} /> : null}
    >
      <div>{text(`done.${status}Hint`, { host: visit.host.name })}</div>
    </Notice>
  );
}

const nothing: Record<Exclude<ReviewStatus, "open">, "reviews.noneApproved" | "reviews.noneRefused"> = {
  approved: "reviews.noneApproved",
  refused: "reviews.noneRefused",
};

function Nothing({ search: { status, site } }: { search: ReviewSearch }) {
  const text = useFeatureText(blockListMessages);
  const icon = <ShieldCheckmarkRegular />;
  if (status !== "open") return <EmptyState icon={icon} title={text(nothing[status])} />;
  const title = text(site === undefined ? "reviews.none" : "reviews.noneSite");
  return <EmptyState icon={icon} title={title} hint={text("reviews.noneHint")} />;
}
