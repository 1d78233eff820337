import { Button } from "@fluentui/react-components";
import { CameraRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";
import { takePicture } from "./take-picture.ts";

export interface PhotoAtDeskProps {
  /** Whether there is a picture already: it can be taken again. */
  hasPhoto: boolean;
  onTaken: (picture: Blob) => void;
}

/** Takes the visitor's picture for her badge, if she wants one: the camera is on while its picture is seen, and no longer. */
export function PhotoAtDesk({ hasPhoto, onTaken }: PhotoAtDeskProps) {
  const text = useFeatureText(receptionMessages);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div className={styles.actions}>
        <Button size="large" icon={<CameraRegular />} onClick={() => setOpen(true)}>
          {text(hasPhoto ? "picture.again" : "picture.open")}
        </Button>
      </div>
    );
  }
  return (
    <Camera
      onClose={() => setOpen(false)}
      onTaken={(picture) => {
        setOpen(false);
        onTaken(picture);
      }}
    />
  );
}

type State = "starting" | "ready" | "denied" | "none";

function Camera({ onTaken, onClose }: Pick<PhotoAtDeskProps, "onTaken"> & { onClose: () => void }) {
  const text = useFeatureText(receptionMessages);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>("starting");
  useEffect(() => {
    const stop = new AbortController();
    show(video.current, stop.signal)
      .then(() => setState("ready"))
      .catch((error: unknown) =>
        setState(error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "none"),
      );
    return () => stop.abort();
  }, []);
  const take = async () => {
    const picture = video.current === null ? undefined : await takePicture(video.current);
    if (picture !== undefined) onTaken(picture);
  };
  return (
    <div className={styles.picture}>
      {state === "denied" || state === "none" ? (
        <Notice kind="warning" title={text(`camera.${state}`)}>
          {text("picture.without")}
        </Notice>
      ) : (
        <figure className={styles.camera}>
          <video ref={video} className={styles.upright} aria-label={text("camera.view")} muted playsInline />
          {state === "starting" ? <figcaption role="status">{text("camera.starting")}</figcaption> : null}
        </figure>
      )}
      <div className={styles.actions}>
        {state === "ready" ? (
          <Button appearance="primary" size="large" onClick={() => void take()}>
            {text("picture.take")}
          </Button>
        ) : null}
        <Button size="large" onClick={onClose}>
          {text("picture.close")}
        </Button>
      </div>
    </div>
  );
}

async function show(video: HTMLVideoElement | null, signal: AbortSignal): Promise<void> {
  if (video === null) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
  const end = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return end();
  signal.addEventListener("abort", end);
  video.srcObject = stream;
  await video.play();
}
