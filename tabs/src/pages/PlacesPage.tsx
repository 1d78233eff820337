import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { placeMessages } from "@magic-meetings/ui/places/place-messages.ts";
import { placeViews, readPlaceRef, writePlaceRef } from "@magic-meetings/ui/places/place-ref.ts";
import type { PlaceRef, PlaceView } from "@magic-meetings/ui/places/place-ref.ts";
import { PlaceTools, PlaceViews } from "@magic-meetings/ui/places/PlaceViews.tsx";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** Places, kept up. What is chosen stands in the address, so that going back leads to it. */
export function PlacesPage() {
  const text = useFeatureText(placeMessages);
  const [search, setSearch] = useSearchParams();
  useLiveUpdates("place");
  const view = placeViews.find((known) => known === search.get("view")) ?? "places";
  const selected = readPlaceRef(search.get("at"));
  const show = (next: PlaceView, ref: PlaceRef | undefined) => {
    setSearch({ ...(next === "places" ? {} : { view: next }), ...(ref ? { at: writePlaceRef(ref) } : {}) });
  };
  return (
    <PageFrame full title={text("places.title")} aside={<PlaceTools view={view} onShow={show} />}>
      <PlaceViews view={view} selected={selected} onShow={show} />
    </PageFrame>
  );
}
