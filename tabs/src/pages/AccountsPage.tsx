import { Tab, TabList } from "@fluentui/react-components";
import { accountMessages } from "@magic-meetings/ui/accounts/account-messages.ts";
import { AccountEditor } from "@magic-meetings/ui/accounts/AccountEditor.tsx";
import { AccountList } from "@magic-meetings/ui/accounts/AccountList.tsx";
import { AccountPanel } from "@magic-meetings/ui/accounts/AccountPanel.tsx";
import { Corrections } from "@magic-meetings/ui/accounts/Corrections.tsx";
import { FinanceExports } from "@magic-meetings/ui/accounts/FinanceExports.tsx";
import { MonthList } from "@magic-meetings/ui/accounts/MonthList.tsx";
import { VendorBooks } from "@magic-meetings/ui/accounts/VendorBooks.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { useNavigate, useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

const views = ["accounts", "months", "vendors", "corrections", "exports"] as const;
type View = (typeof views)[number];

/** Accounts and the books: all of them for finance and administrators, an owner's own for everybody else. */
export function AccountsPage() {
  const text = useFeatureText(accountMessages);
  const { roles } = useMe();
  const [search, setSearch] = useSearchParams();
  useLiveUpdates("account,service_order");
  const isFinance = roles.some(
    ({ role, siteId, vendorId, accountId }) =>
      (role === "finance" || role === "admin") && !siteId && !vendorId && !accountId,
  );
  const view = views.find((known) => isFinance && known === search.get("view")) ?? "accounts";
  const show = (next: View, more: Record<string, string | undefined> = {}) => {
    const given = Object.entries({ ...(next === "accounts" ? {} : { view: next }), ...more });
    setSearch(Object.fromEntries(given.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))));
  };
  return (
    <PageFrame wide title={text("accounts.title")}>
      {isFinance ? (
        <TabList
          aria-label={text("accounts.views")}
          selectedValue={view}
          onTabSelect={(_, { value }) => show(value as View)}
          style={{ flexWrap: "wrap" }}
        >
          {views.map((known) => (
            <Tab key={known} value={known}>
              {text(`view.${known}`)}
            </Tab>
          ))}
        </TabList>
      ) : null}
      <Shown view={view} isFinance={isFinance} search={search} show={show} />
    </PageFrame>
  );
}

interface ShownProps {
  view: View;
  isFinance: boolean;
  search: URLSearchParams;
  show: (view: View, more?: Record<string, string | undefined>) => void;
}

function Shown({ view, isFinance, search, show }: ShownProps) {
  const navigate = useNavigate();
  const read = (name: string) => search.get(name) ?? undefined;
  switch (view) {
    case "accounts": {
      const id = read("account");
      if (id === "new" && isFinance) {
        return <AccountEditor onDone={(saved) => show("accounts", { account: saved?.id })} />;
      }
      if (id !== undefined) return <AccountPanel key={id} id={id} onBack={() => show("accounts")} />;
      return (
        <AccountList
          isFinance={isFinance}
          onOpen={(account) => show("accounts", { account })}
          onAdd={() => show("accounts", { account: "new" })}
        />
      );
    }
    case "months":
      return (
        <MonthList
          chosen={read("month")}
          onChoose={(month) => show("months", { month })}
          onMeeting={(meetingId) => void navigate(`/meetings/${meetingId}`)}
          onInvoice={(invoice) => show("vendors", { invoice })}
        />
      );
    case "vendors":
      return (
        <VendorBooks
          vendorId={read("vendor")}
          month={read("month")}
          invoiceId={read("invoice")}
          onShow={({ vendorId, month, invoiceId }) => show("vendors", { vendor: vendorId, month, invoice: invoiceId })}
        />
      );
    case "corrections":
      return <Corrections />;
    case "exports":
      return <FinanceExports />;
  }
}
