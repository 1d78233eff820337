import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { Button, ProgressBar } from "@fluentui/react-components";
import { DeleteRegular, ImageAddRegular, ImageRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { useHandInPicture } from "./use-hand-in-picture.ts";
import { useUpkeep } from "./use-kept-catalogue.ts";
import styles from "./ServicePicture.module.css";

/** As many bytes as the service takes. */
const largest = 1024 * 1024;
const types = ["image/png", "image/jpeg", "image/webp"];

/** A service's picture: shown, handed in, replaced and taken away, each with a way back. */
export function ServicePicture({ service }: { service: KeptService }) {
  const text = useFeatureText(catalogueMessages);
  const input = useRef<HTMLInputElement>(null);
  const handIn = useHandInPicture(service.id);
  const { save } = useUpkeep("service");
  const [refused, setRefused] = useState<"picture.tooLarge" | "picture.notPicture">();
  const [before, setBefore] = useState<string | null>();
  const mayChange = service.allowed.change.ok;
  const busy = handIn.isPending || save.isPending;
  const begin = () => {
    handIn.reset();
    save.reset();
    setBefore(service.imageUrl);
  };
  const take = (file: File) => {
    begin();
    const problem =
      file.size > largest ? "picture.tooLarge" : types.includes(file.type) ? undefined : "picture.notPicture";
    setRefused(problem);
    if (!problem) handIn.mutate({ file, version: service.version });
  };
  const show = (imageUrl: string | null) => {
    setRefused(undefined);
    save.mutate({ id: service.id, body: { imageUrl }, version: service.version, attempt: crypto.randomUUID() });
  };
  const isChanged = (handIn.isSuccess || save.isSuccess) && before !== undefined && before !== service.imageUrl;
  return (
    <div className={styles.box}>
      <Preview service={service} />
      <div className={styles.side}>
        {mayChange ? (
          <div className={styles.actions}>
            <input
              ref={input}
              type="file"
              accept={types.join(",")}
              hidden
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file) take(file);
              }}
            />
            <Button
              size="small"
              icon={<ImageAddRegular />}
              disabledFocusable={busy}
              onClick={() => input.current?.click()}
            >
              {text(service.imageUrl ? "picture.replace" : "picture.upload")}
            </Button>
            {service.imageUrl ? (
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                disabledFocusable={busy}
                onClick={() => {
                  begin();
                  show(null);
                }}
              >
                {text("picture.remove")}
              </Button>
            ) : null}
          </div>
        ) : null}
        {mayChange ? <p className={styles.hint}>{text("picture.hint")}</p> : null}
        {handIn.isPending ? <Progress /> : null}
        {refused ? <Notice kind="error" title={text(refused)} /> : null}
        {handIn.isError ? <ProblemNotice error={handIn.error} /> : null}
        {save.isError ? <ProblemNotice error={save.error} /> : null}
        {isChanged ? (
          <Notice
            kind="success"
            title={text(service.imageUrl ? (before ? "picture.replaced" : "picture.done") : "picture.removed")}
            actions={<UndoButton disabled={busy} onPress={() => show(before ?? null)} />}
          />
        ) : null}
      </div>
    </div>
  );
}

function Preview({ service }: { service: KeptService }) {
  const text = useFeatureText(catalogueMessages);
  const { imageUrl, name } = service;
  const [broken, setBroken] = useState<string>();
  if (imageUrl && broken !== imageUrl) {
    return (
      <img
        className={styles.preview}
        src={imageUrl}
        alt={text("picture.of", { name })}
        onError={() => setBroken(imageUrl)}
      />
    );
  }
  return (
    <div className={styles.preview}>
      <ImageRegular aria-hidden="true" />
      <span>{text("picture.none")}</span>
    </div>
  );
}

function Progress() {
  const text = useFeatureText(catalogueMessages);
  return (
    <div role="status">
      <ProgressBar aria-label={text("picture.uploading")} />
      <span className={styles.hint}>{text("picture.uploading")}</span>
    </div>
  );
}
