import { decodeQR } from "qr/decode.js";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { receptionMessages } from "./reception-messages.ts";
import styles from "./Reception.module.css";

const everyMs = 120;
/** A code that stays in the picture is read once. */
const sameCodeMs = 4_000;
/** A pass held in front of the camera fills much of the picture; more would only be slower. */
const longestSide = 640;

type State = "starting" | "reading" | "denied" | "none";

/** The camera's picture; every code in it is told once. */
export function CameraReader({ onCode }: { onCode: (code: string) => void }) {
  const text = useFeatureText(receptionMessages);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>("starting");
  useEffect(() => {
    const stop = new AbortController();
    watch({ video: video.current, onCode, onReading: () => setState("reading") }, stop.signal).catch((error: unknown) =>
      setState(error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "none"),
    );
    return () => stop.abort();
  }, [onCode]);
  if (state === "denied" || state === "none") {
    return (
      <Notice kind="warning" title={text(`camera.${state}`)}>
        {text(`camera.${state}Hint`)}
      </Notice>
    );
  }
  return (
    <figure className={styles.camera}>
      <video ref={video} aria-label={text("camera.view")} muted playsInline />
      {state === "starting" ? <figcaption role="status">{text("camera.starting")}</figcaption> : null}
    </figure>
  );
}

interface Watching {
  video: HTMLVideoElement | null;
  onCode: (code: string) => void;
  onReading: () => void;
}

async function watch({ video, onCode, onReading }: Watching, signal: AbortSignal): Promise<void> {
  if (video === null) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const end = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return end();
  signal.addEventListener("abort", end);
  video.srcObject = stream;
  await video.play();
  onReading();
  const canvas = document.createElement("canvas");
  const picture = canvas.getContext("2d", { willReadFrequently: true });
  let last = { code: "", at: 0 };
  const look = () => {
    if (signal.aborted) return;
    const code = picture === null ? undefined : read(video, canvas, picture);
    const now = Date.now();
    if (code !== undefined && (code !== last.code || now - last.at > sameCodeMs)) onCode(code);
    if (code !== undefined) last = { code, at: now };
    setTimeout(look, everyMs);
  };
  look();
}

/** The code in the present picture, or undefined. */
function read(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  picture: CanvasRenderingContext2D,
): string | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return undefined;
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  picture.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = picture.getImageData(0, 0, canvas.width, canvas.height);
  try {
    return decodeQR({ data, width, height });
  } catch {
    // Most pictures have no code in them.
    return undefined;
  }
}
