import { Button, Tab, TabList } from "@fluentui/react-components";
import { ArrowImportRegular } from "@fluentui/react-icons";
import { useFeatureText } from "../messages/feature-text.ts";
import { ExportRooms } from "./ExportRooms.tsx";
import { placeMessages } from "./place-messages.ts";
import { viewOf, type PlaceRef, type PlaceView } from "./place-ref.ts";
import { Places } from "./Places.tsx";
import { UpkeepLists } from "./UpkeepLists.tsx";
import { useIsUpkeeper } from "./use-places.ts";
import styles from "./Places.module.css";

export interface PlaceViewsProps {
  view: PlaceView;
  selected: PlaceRef | undefined;
  onShow: (view: PlaceView, selected: PlaceRef | undefined) => void;
}

const hours = ["business-hours"] as const;
const groups = ["room-group", "user-group"] as const;
const readersGroups = ["room-group"] as const;

/** The tab "Places": places by their tree, opening hours, and groups of rooms and people. */
export function PlaceViews({ view, selected, onShow }: PlaceViewsProps) {
  const isUpkeeper = useIsUpkeeper();
  const select = (ref: PlaceRef | undefined) => onShow(viewOf(ref, view), ref);
  if (view === "places") return <Places selected={selected} onSelect={select} />;
  const kinds = view === "hours" ? hours : isUpkeeper ? groups : readersGroups;
  return <UpkeepLists key={view} kinds={kinds} selected={selected} onSelect={select} />;
}

/** Between the views, and the ways in and out for many places at once. */
export function PlaceTools({ view, onShow }: Pick<PlaceViewsProps, "view" | "onShow">) {
  const text = useFeatureText(placeMessages);
  const isUpkeeper = useIsUpkeeper();
  return (
    <div className={styles.tools}>
      <TabList
        aria-label={text("places.views")}
        selectedValue={view}
        onTabSelect={(_, { value }) => onShow(value as PlaceView, undefined)}
      >
        {(["places", "hours", "groups"] as const).map((one) => (
          <Tab key={one} value={one}>
            {text(`places.view.${one}`)}
          </Tab>
        ))}
      </TabList>
      {isUpkeeper ? (
        <Button as="a" href="#/import" icon={<ArrowImportRegular />}>
          {text("places.import")}
        </Button>
      ) : null}
      <ExportRooms />
    </div>
  );
}
