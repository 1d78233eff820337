import { useFeatureText } from "../messages/feature-text.ts";
import { ChoiceField, NumberField, TextField } from "./EditorField.tsx";
import { EditorFrame } from "./EditorFrame.tsx";
import { isReadOnly, knownZones, type EditorProps } from "./place-editors.ts";
import { placeMessages } from "./place-messages.ts";
import { nearestOf } from "./place-nodes.ts";
import { accessPointForm, buildingForm, floorForm, siteForm } from "./site-form.ts";
import { useEditor } from "./use-editor.ts";
import { useCountries, useThings } from "./use-places.ts";

/** A site: where it is, its clock, its money, and when it is open. */
export function SiteEditor({ thing, below, onSaved }: EditorProps<"site">) {
  const text = useFeatureText(placeMessages);
  const start = { countryId: below };
  const editor = useEditor({ kind: "site", spec: siteForm, thing, below, start, onSaved });
  const { form, set } = editor;
  const countries = useCountries();
  const hours = useThings("business-hours", {});
  const zone = countries.data?.items.find(({ id }) => id === form.countryId)?.currency;
  return (
    <EditorFrame
      editor={editor}
      readOnly={isReadOnly(thing)}
      pointers={["/name", "/countryId", "/address", "/timeZone", "/currency", "/businessHoursId"]}
    >
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label={text("field.countryId")}
        pointer="/countryId"
        required
        value={form.countryId}
        choices={[
          ...(form.countryId ? [] : [{ value: "", words: "" }]),
          ...(countries.data?.items ?? []).map(({ id, name }) => ({ value: id, words: name })),
        ]}
        onChange={(countryId) => set({ countryId })}
      />
      <TextField
        label={text("field.address")}
        pointer="/address"
        lines={2}
        value={form.address}
        onChange={(address) => set({ address })}
      />
      <TextField
        label={text("field.timeZone")}
        pointer="/timeZone"
        required
        hint={text("hint.timeZone")}
        suggestions={knownZones()}
        value={form.timeZone}
        onChange={(timeZone) => set({ timeZone })}
      />
      <TextField
        label={text("field.currency")}
        pointer="/currency"
        required
        hint={text("hint.currency")}
        placeholder={zone}
        value={form.currency}
        onChange={(currency) => set({ currency })}
      />
      <ChoiceField
        label={text("field.businessHoursId")}
        pointer="/businessHoursId"
        hint={text("hint.businessHours")}
        value={form.businessHoursId}
        choices={[
          { value: "", words: text("value.always") },
          ...(hours.data?.items ?? []).map(({ id, name }) => ({ value: id, words: name })),
        ]}
        onChange={(businessHoursId) => set({ businessHoursId })}
      />
    </EditorFrame>
  );
}

/** A building: its name. */
export function BuildingEditor({ thing, below, onSaved }: EditorProps<"building">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "building", spec: buildingForm, thing, below, onSaved });
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={["/name"]}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={editor.form.name}
        onChange={(name) => editor.set({ name })}
      />
    </EditorFrame>
  );
}

/** A floor: its name and level; its plan is beside it. */
export function FloorEditor({ thing, below, onSaved }: EditorProps<"floor">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "floor", spec: floorForm, thing, below, onSaved });
  const { form, set } = editor;
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={["/name", "/level"]}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <NumberField
        label={text("field.level")}
        pointer="/level"
        required
        hint={text("hint.level")}
        value={form.level}
        onChange={(level) => set({ level })}
      />
    </EditorFrame>
  );
}

/** A door, gate or desk. */
export function AccessPointEditor({ thing, below, nodes, onSaved }: EditorProps<"access-point">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "access-point", spec: accessPointForm, thing, below, onSaved });
  const { form, set } = editor;
  const siteId = thing?.site.id ?? below;
  const floors = [...(nodes?.byId.values() ?? [])].filter(
    (node) => node.kind === "floor" && nearestOf(node, "site")?.id === siteId,
  );
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={["/name", "/kind", "/status", "/floorId"]}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label={text("field.kind")}
        pointer="/kind"
        value={form.kind}
        choices={(["door", "gate", "reception"] as const).map((value) => ({
          value,
          words: text(`accessPoint.${value}`),
        }))}
        onChange={(kind) => set({ kind })}
      />
      <ChoiceField
        label={text("field.floorId")}
        pointer="/floorId"
        value={form.floorId}
        choices={[
          { value: "", words: text("value.wholeSite") },
          ...floors.map(({ id, name, parent }) => ({ value: id, words: `${parent?.name ?? ""} · ${name}` })),
        ]}
        onChange={(floorId) => set({ floorId })}
      />
      <ChoiceField
        label={text("field.status")}
        pointer="/status"
        value={form.status}
        choices={(["active", "out_of_order"] as const).map((value) => ({ value, words: text(`accessPoint.${value}`) }))}
        onChange={(status) => set({ status })}
      />
    </EditorFrame>
  );
}
