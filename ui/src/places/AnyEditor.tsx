import type { ReactNode } from "react";
import { RoomGroupEditor, UserGroupEditor } from "./GroupEditor.tsx";
import { HolidayEditor, HoursEditor } from "./HoursEditor.tsx";
import type { EditorProps } from "./place-editors.ts";
import type { KeptKind } from "./place-ref.ts";
import { RoomEditor } from "./RoomEditor.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import { AccessPointEditor, BuildingEditor, FloorEditor, SiteEditor } from "./SiteEditor.tsx";
import type { Kept, Things } from "./upkeep.ts";

const editors: { [Kind in KeptKind]: (props: EditorProps<Kind>) => ReactNode } = {
  site: SiteEditor,
  building: BuildingEditor,
  floor: FloorEditor,
  room: RoomEditor,
  "access-point": AccessPointEditor,
  "business-hours": HoursEditor,
  holiday: HolidayEditor,
  "room-group": RoomGroupEditor,
  "user-group": UserGroupEditor,
  "room-rule": RuleEditor,
};

export type AnyEditorProps = Omit<EditorProps<KeptKind>, "thing"> & { kind: KeptKind; thing: Kept | undefined };

/** The editor of a kind; `thing` is of that kind. */
export function AnyEditor({ kind, thing, ...rest }: AnyEditorProps) {
  const Editor = editors[kind] as (props: EditorProps<KeptKind>) => ReactNode;
  return <Editor thing={thing as Things[KeptKind] | undefined} {...rest} />;
}
