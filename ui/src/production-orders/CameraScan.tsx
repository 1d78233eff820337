import { useEffect, useRef, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { createCodeDetector } from "./barcode-detector.ts";
import { runMessages } from "./run-messages.ts";
import styles from "./ScanBar.module.css";

const everyMs = 250;
/** A code that stays in the picture is read once. */
const sameCodeMs = 4_000;

/** The camera's picture; every code in it is told once. */
export function CameraScan({ onCode }: { onCode: (code: string) => void }) {
  const run = useFeatureText(runMessages);
  const video = useRef<HTMLVideoElement>(null);
  const [isDenied, setDenied] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    watch(video.current, onCode, stop.signal).catch(() => setDenied(true));
    return () => stop.abort();
  }, [onCode]);
  if (isDenied) return <Notice kind="warning" title={run("run.cameraDenied")} />;
  return <video ref={video} className={styles.video} aria-label={run("run.cameraView")} muted playsInline />;
}

async function watch(
  video: HTMLVideoElement | null,
  onCode: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!video) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const end = () => stream.getTracks().forEach((track) => track.stop());
  if (signal.aborted) return end();
  signal.addEventListener("abort", end);
  video.srcObject = stream;
  await video.play();
  const detector = createCodeDetector();
  let last = { code: "", at: 0 };
  const look = async () => {
    if (signal.aborted) return;
    const [found] = await detector.detect(video).catch(() => []);
    const now = Date.now();
    if (found && (found.rawValue !== last.code || now - last.at > sameCodeMs)) onCode(found.rawValue);
    if (found) last = { code: found.rawValue, at: now };
    setTimeout(() => void look(), everyMs);
  };
  await look();
}
