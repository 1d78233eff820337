import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import type { RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { useMutation } from "@tanstack/react-query";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useApi } from "../session/session-context.ts";
import { placeMessages } from "./place-messages.ts";
import { roomsAsCsv } from "./rooms-csv.ts";
import { upkeepOf } from "./upkeep.ts";
import { usePlaceTree } from "./use-places.ts";

/** Writes all rooms into a file for a spreadsheet. */
export function ExportRooms() {
  const text = useFeatureText(placeMessages);
  const client = useApi();
  const { nodes } = usePlaceTree();
  const write = useMutation({
    mutationFn: async () => {
      const rooms: RoomItem[] = [];
      let after: string | undefined;
      do {
        const page = await upkeepOf(client).list("room", { after });
        rooms.push(...page.items);
        after = page.next ?? undefined;
      } while (after);
      if (nodes) download("rooms.csv", roomsAsCsv(rooms, nodes));
    },
  });
  return (
    <>
      <Button
        icon={<ArrowDownloadRegular />}
        disabledFocusable={write.isPending || !nodes}
        onClick={() => write.mutate()}
      >
        {text(write.isPending ? "places.exporting" : "places.export")}
      </Button>
      {write.isError ? <ProblemNotice error={write.error} /> : null}
    </>
  );
}

function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
