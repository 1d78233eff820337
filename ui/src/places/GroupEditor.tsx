import { useState } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { TextField } from "./EditorField.tsx";
import { EditorFrame } from "./EditorFrame.tsx";
import { roomGroupForm, userGroupForm } from "./group-form.ts";
import { PickMany, type Choice } from "./PickMany.tsx";
import { isReadOnly, type EditorProps } from "./place-editors.ts";
import { placeMessages } from "./place-messages.ts";
import { findPlaces, nearestOf, type PlaceNode, type PlaceNodes } from "./place-nodes.ts";
import { RuleList } from "./RuleList.tsx";
import { useEditor } from "./use-editor.ts";
import { useIsUpkeeper, usePeople, useThings } from "./use-places.ts";

/** Rooms that share rules. */
export function RoomGroupEditor({ thing, below, nodes, onSaved, onSelect }: EditorProps<"room-group">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "room-group", spec: roomGroupForm, thing, below, onSaved });
  const { form, set } = editor;
  const [typed, setTyped] = useState("");
  const rules = useThings("room-rule", { group: thing?.id }, thing !== undefined);
  const readOnly = isReadOnly(thing);
  return (
    <>
      <EditorFrame editor={editor} readOnly={readOnly} pointers={["/name", "/roomIds"]}>
        <TextField
          label={text("field.name")}
          pointer="/name"
          required
          value={form.name}
          onChange={(name) => set({ name })}
        />
        <PickMany
          label={text("field.rooms")}
          pointer="/roomIds"
          value={form.rooms}
          choices={roomChoices(nodes, typed)}
          onSearch={setTyped}
          onChange={(rooms) => set({ rooms })}
        />
      </EditorFrame>
      {thing ? (
        <RuleList
          title={text("groups.rules")}
          rules={(rules.data?.items ?? []).map((rule) => ({ ...rule, group: null }))}
          below={`group-${thing.id}`}
          readOnly={readOnly}
          onSelect={onSelect}
        />
      ) : null}
    </>
  );
}

/** People that rules name. */
export function UserGroupEditor({ thing, below, onSaved }: EditorProps<"user-group">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "user-group", spec: userGroupForm, thing, below, onSaved });
  const { form, set } = editor;
  const [typed, setTyped] = useState("");
  const people = usePeople(typed, useIsUpkeeper());
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={["/name", "/memberIds"]}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <PickMany
        label={text("field.members")}
        pointer="/memberIds"
        value={form.members}
        choices={(people.data?.items ?? []).map(({ id, name, title, email }) => ({ id, name, detail: title || email }))}
        onSearch={setTyped}
        onChange={(members) => set({ members })}
      />
    </EditorFrame>
  );
}

const mostChoices = 50;

/** Rooms whose name, or whose building's or floor's name, has what was typed; of one site where one is given. */
export function roomChoices(nodes: PlaceNodes | undefined, typed: string, site?: PlaceNode): Choice[] {
  if (!nodes) return [];
  const found = findPlaces(nodes, typed);
  return [...nodes.byId.values()]
    .filter((node) => node.kind === "room" && (!found || found.shown.has(node.id)))
    .filter((node) => !site || nearestOf(node, "site") === site)
    .slice(0, mostChoices)
    .map((node) => ({
      id: node.id,
      name: node.name,
      detail: [nearestOf(node, "site"), nearestOf(node, "building"), node.parent]
        .map((place) => place?.name ?? "")
        .join(" · "),
    }));
}
