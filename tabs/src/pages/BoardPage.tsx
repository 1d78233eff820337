import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { dayKey } from "@magic-meetings/ui/format/moments.ts";
import { useNow } from "@magic-meetings/ui/format/use-now.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader } from "@magic-meetings/ui/messages/text-context.ts";
import { allNamed, choicesIn } from "@magic-meetings/ui/production-orders/board-choices.ts";
import type { Named } from "@magic-meetings/ui/production-orders/board-choices.ts";
import { boardMessages } from "@magic-meetings/ui/production-orders/board-messages.ts";
import { BoardTools } from "@magic-meetings/ui/production-orders/BoardTools.tsx";
import { KeyLegend } from "@magic-meetings/ui/production-orders/KeyLegend.tsx";
import { DisconnectedBand, LiveLine } from "@magic-meetings/ui/production-orders/LiveLine.tsx";
import { useBoardUpdates } from "@magic-meetings/ui/production-orders/use-board-updates.ts";
import { useProductionOrders } from "@magic-meetings/ui/production-orders/use-production-orders.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { useEffect, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { boardSearchOf, useBoardAddress } from "./board-address.ts";
import { BoardDay } from "./BoardDay.tsx";
import { BoardContent } from "./BoardContent.tsx";
import { BoardViews } from "./BoardViews.tsx";
import { PageFrame } from "./PageFrame.tsx";

const boardRoles: readonly string[] = ["vendor", "facility", "admin"];

/** The vendor's day: what to make and deliver, by state and hour, by item or by floor, live. */
export function BoardPage() {
  const board = useFeatureText(boardMessages);
  const { roles } = useMe();
  if (!roles.some(({ role }) => boardRoles.includes(role))) {
    return (
      <PageFrame>
        <EmptyState
          icon={<PersonProhibitedRegular />}
          title={board("board.notAllowed")}
          hint={board("board.notAllowedHint")}
        />
      </PageFrame>
    );
  }
  return <Board />;
}

const lookAgainMs = 30_000;

function Board() {
  const board = useFeatureText(boardMessages);
  const { timeZone } = useReader();
  const navigate = useNavigate();
  const { address, go } = useBoardAddress();
  const [keys, setKeys] = useKeysShown();
  // A board on a wall goes on to the next day by itself.
  const today = dayKey(useNow(lookAgainMs), timeZone);
  const day = address.day ?? today;
  const search = useMemo(() => boardSearchOf(address, today, timeZone), [address, today, timeZone]);
  const live = useBoardUpdates();
  const orders = useProductionOrders(search);
  const choices = useChoices(orders.data);
  const vendor = address.vendor ?? (choices.vendors.length === 1 ? choices.vendors[0]?.id : undefined);
  const isStateView = address.view === "orders";
  return (
    <PageFrame
      full={isStateView}
      wide={!isStateView}
      title={board("board.title")}
      aside={
        <>
          <BoardViews view={address.view} onView={(view) => go({ view })} />
          <LiveLine live={live} />
          {address.big ? null : (
            <BoardDay
              day={day}
              today={today}
              onDay={(next) => go({ day: next })}
              days={address.days}
              onDays={(days) => go({ days })}
            />
          )}
          <BoardTools
            {...choices}
            vendor={address.vendor}
            site={address.site}
            onVendor={(id) => go({ vendor: id })}
            onSite={(id) => go({ site: id })}
            big={address.big}
            onBig={(big) => go({ big })}
            keys={keys}
            onKeys={setKeys}
            onPrint={vendor ? () => void navigate(sheetAddress(vendor, day, address.site)) : undefined}
          />
        </>
      }
    >
      <DisconnectedBand live={live} />
      {keys ? <KeyLegend /> : null}
      <BoardContent
        view={address.view}
        orders={orders}
        search={search}
        today={address.days === 1 ? day : today}
        big={address.big}
      />
    </PageFrame>
  );
}

function sheetAddress(vendor: string, day: string, site: string | undefined): string {
  return `/board/sheet?${new URLSearchParams({ vendor, day, ...(site ? { site } : {}) })}`;
}

/** The legend of keys, shown and hidden by a question mark as well. */
function useKeysShown() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key === "?" && !isWriting) setShown((before) => !before);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return [shown, setShown] as const;
}

/** Every vendor and site that was on the board since it was opened. */
function useChoices(orders: Parameters<typeof choicesIn>[0] | undefined) {
  const [seen, setSeen] = useState<{ vendors: readonly Named[]; sites: readonly Named[] }>({ vendors: [], sites: [] });
  const now = useMemo(() => choicesIn(orders ?? []), [orders]);
  const vendors = allNamed(seen.vendors, now.vendors);
  const sites = allNamed(seen.sites, now.sites);
  if (vendors !== seen.vendors || sites !== seen.sites) setSeen({ vendors, sites });
  return seen;
}
