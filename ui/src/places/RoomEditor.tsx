import { Button } from "@fluentui/react-components";
import { LocationRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { EditorField, NumberField, SwitchField, TextField, ChoiceField } from "./EditorField.tsx";
import { EditorFrame } from "./EditorFrame.tsx";
import type { Reference } from "./form-spec.ts";
import { PickMany } from "./PickMany.tsx";
import { isReadOnly, type EditorProps } from "./place-editors.ts";
import { placeMessages } from "./place-messages.ts";
import { nearestOf } from "./place-nodes.ts";
import { roomForm, type RoomForm } from "./room-form.ts";
import { RoomFeatures } from "./RoomFeatures.tsx";
import { RoomLayouts } from "./RoomLayouts.tsx";
import { useEditor } from "./use-editor.ts";
import { useIsUpkeeper, usePeople } from "./use-places.ts";
import styles from "./RoomEditor.module.css";

const pointers = [
  "/name",
  "/email",
  "/floorId",
  "/capacity",
  "/features",
  "/layouts",
  "/setupMinutes",
  "/cleardownMinutes",
  "/approverId",
  "/noShowMinutes",
  "/planShape",
];

/** A room: facts, equipment, what booking it takes, and where it is on the plan. */
export function RoomEditor({ thing, below, nodes, onSaved, onChoosePlace, choosingPlace }: EditorProps<"room">) {
  const text = useFeatureText(placeMessages);
  const editor = useEditor({ kind: "room", spec: roomForm, thing, below, start: { floorId: below }, onSaved });
  const { form, set } = editor;
  const site = nearestOf(nodes?.byId.get(form.floorId), "site");
  const floors = [...(nodes?.byId.values() ?? [])].filter(
    (node) => node.kind === "floor" && nearestOf(node, "site") === site,
  );
  return (
    <EditorFrame editor={editor} readOnly={isReadOnly(thing)} pointers={pointers}>
      <TextField
        label={text("field.name")}
        pointer="/name"
        required
        value={form.name}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={text("field.email")}
        pointer="/email"
        required
        type="email"
        value={form.email}
        onChange={(email) => set({ email })}
      />
      <ChoiceField
        label={text("field.floorId")}
        pointer="/floorId"
        value={form.floorId}
        choices={floors.map(({ id, name, parent }) => ({ value: id, words: `${parent?.name ?? ""} · ${name}` }))}
        onChange={(floorId) => set({ floorId, planShape: "", planX: "", planY: "" })}
      />
      <NumberField
        label={text("field.capacity")}
        pointer="/capacity"
        required
        hint={text("hint.seats")}
        value={form.capacity}
        onChange={(capacity) => set({ capacity })}
      />
      <Section title={text("room.section.equipment")}>
        <RoomFeatures value={form.features} onChange={(features) => set({ features })} />
        <RoomLayouts value={form.layouts} capacity={form.capacity} onChange={(layouts) => set({ layouts })} />
      </Section>
      <Section title={text("room.section.booking")}>
        <BookingFields form={form} set={set} />
      </Section>
      <Section title={text("room.section.plan")}>
        <PlanPlace form={form} set={set} choosing={choosingPlace} onChoosePlace={onChoosePlace} />
      </Section>
    </EditorFrame>
  );
}

interface PartProps {
  form: RoomForm;
  set: (change: Partial<RoomForm>) => void;
}

function BookingFields({ form, set }: PartProps) {
  const text = useFeatureText(placeMessages);
  const unit = text("unit.minutes");
  return (
    <>
      <div className={styles.pair}>
        <NumberField
          label={text("field.setupMinutes")}
          pointer="/setupMinutes"
          unit={unit}
          value={form.setupMinutes}
          onChange={(setupMinutes) => set({ setupMinutes })}
        />
        <NumberField
          label={text("field.cleardownMinutes")}
          pointer="/cleardownMinutes"
          unit={unit}
          value={form.cleardownMinutes}
          onChange={(cleardownMinutes) => set({ cleardownMinutes })}
        />
      </div>
      <NumberField
        label={text("field.noShowMinutes")}
        pointer="/noShowMinutes"
        unit={unit}
        hint={text("hint.noShow")}
        value={form.noShowMinutes}
        onChange={(noShowMinutes) => set({ noShowMinutes })}
      />
      <SwitchField
        label={text("field.approvalNeeded")}
        pointer="/approvalNeeded"
        value={form.approvalNeeded}
        onChange={(approvalNeeded) => set({ approvalNeeded })}
      />
      {form.approvalNeeded ? <Approver value={form.approver} onChange={(approver) => set({ approver })} /> : null}
    </>
  );
}

function Approver({ value, onChange }: { value: Reference | null; onChange: (value: Reference | null) => void }) {
  const text = useFeatureText(placeMessages);
  const [typed, setTyped] = useState("");
  const people = usePeople(typed, useIsUpkeeper());
  return (
    <PickMany
      label={text("field.approver")}
      pointer="/approverId"
      hint={text("hint.approver")}
      most={1}
      value={value ? [value] : []}
      choices={(people.data?.items ?? []).map(({ id, name, title, email }) => ({ id, name, detail: title || email }))}
      onSearch={setTyped}
      onChange={([chosen]) => onChange(chosen ?? null)}
    />
  );
}

interface PlanPlaceProps extends PartProps {
  choosing: boolean;
  onChoosePlace: EditorProps<"room">["onChoosePlace"];
}

/** Where the room is on the plan: chosen by pressing a shape there. */
function PlanPlace({ form, set, choosing, onChoosePlace }: PlanPlaceProps) {
  const text = useFeatureText(placeMessages);
  const { planShape, planX, planY } = form;
  const button = useRef<HTMLButtonElement>(null);
  const wasChoosing = useRef(choosing);
  useEffect(() => {
    if (wasChoosing.current && !choosing) button.current?.focus();
    wasChoosing.current = choosing;
  }, [choosing]);
  const where = planShape
    ? text("room.onShape", { shape: planShape })
    : planX && planY
      ? text("room.onPoint", { x: planX, y: planY })
      : text("room.notOnPlan");
  return (
    <EditorField label={text("field.planShape")} pointer="/planShape" reading={where}>
      <div className={styles.place}>
        <span>{where}</span>
        <div className={styles.placeButtons}>
          <Button
            ref={button}
            size="small"
            icon={<LocationRegular />}
            onClick={() =>
              onChoosePlace(choosing ? undefined : (shape) => set({ planShape: shape, planX: "", planY: "" }))
            }
          >
            {text(choosing ? "room.choosePlaceStop" : "room.choosePlace")}
          </Button>
          {planShape || planX ? (
            <Button size="small" appearance="subtle" onClick={() => set({ planShape: "", planX: "", planY: "" })}>
              {text("room.takeOff")}
            </Button>
          ) : null}
        </div>
      </div>
    </EditorField>
  );
}

/** A part of a long form, under a heading. */
function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
