import { DoorSheet } from "@magic-meetings/ui/places/DoorSheet.tsx";
import { useParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** A room's door sheet, to be printed. */
export function DoorSheetPage() {
  const { id = "" } = useParams();
  return (
    <PageFrame>
      <DoorSheet roomId={id} />
    </PageFrame>
  );
}
