import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { importKinds, type ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { importMessages } from "@magic-meetings/ui/imports/import-messages.ts";
import { ImportWizard } from "@magic-meetings/ui/imports/ImportWizard.tsx";
import { useImport } from "@magic-meetings/ui/imports/use-imports.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** Where things of each kind are kept up. */
const pages: Record<ImportKind, string> = {
  places: "/places",
  services: "/catalogue",
  vendors: "/vendors",
  accounts: "/accounts",
};

/** Bringing in things from spreadsheets; for those who keep up all of them. */
export function ImportPage() {
  const text = useFeatureText(importMessages);
  const { roles } = useMe();
  const navigate = useNavigate();
  const { id } = useParams();
  const [search, setSearch] = useSearchParams();
  const keepsUp = roles.some(({ role, siteId }) => role === "admin" || (role === "facility" && !siteId));
  const keepsAccounts = roles.some(({ role }) => role === "admin" || role === "finance");
  const kinds = importKinds.filter((one) => (one === "accounts" ? keepsAccounts : keepsUp));
  // An import that is open says itself what it brings in.
  const opened = useImport(id).data?.kind;
  const kind = opened ?? kinds.find((one) => one === search.get("kind")) ?? kinds[0];
  if (kind === undefined) {
    return (
      <PageFrame>
        <EmptyState
          icon={<PersonProhibitedRegular />}
          title={text("import.notAllowed")}
          hint={text("import.notAllowedHint")}
        />
      </PageFrame>
    );
  }
  const back = (
    <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => void navigate(pages[kind])}>
      {text(`import.kind.${kind}`)}
    </Button>
  );
  return (
    <PageFrame title={text("import.title")} aside={back}>
      <ImportWizard
        id={id}
        kind={kind}
        kinds={kinds}
        onKind={(next) => setSearch({ kind: next })}
        onOpen={(one) => void navigate(`/import/${one}`)}
        onAgain={() => void navigate(`/import?kind=${kind}`)}
        onPlaces={() => void navigate("/places")}
        onRooms={() => void navigate("/rooms")}
        onThings={(done) => void navigate(pages[done])}
      />
    </PageFrame>
  );
}
