import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { importMessages } from "@magic-meetings/ui/imports/import-messages.ts";
import { ImportWizard } from "@magic-meetings/ui/imports/ImportWizard.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { useNavigate, useParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** Bringing in places; for those who keep up all of them. */
export function ImportPage() {
  const text = useFeatureText(importMessages);
  const { roles } = useMe();
  const navigate = useNavigate();
  const { id } = useParams();
  const mayImport = roles.some(({ role, siteId }) => role === "admin" || (role === "facility" && !siteId));
  if (!mayImport) {
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
    <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => void navigate("/places")}>
      {text("import.back")}
    </Button>
  );
  return (
    <PageFrame title={text("import.title")} aside={back}>
      <ImportWizard
        id={id}
        onOpen={(one) => void navigate(`/import/${one}`)}
        onAgain={() => void navigate("/import")}
        onPlaces={() => void navigate("/places")}
        onRooms={() => void navigate("/rooms")}
      />
    </PageFrame>
  );
}
