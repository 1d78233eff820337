/** A badge shows an upright picture; printed at 14 by 18 millimetres this is more than a printer has dots for. */
const pictureWidth = 420;
const pictureHeight = 540;
const quality = 0.85;

/** The largest part of a camera's picture that is upright like a badge's, from its middle. */
export function uprightPart(
  width: number,
  height: number,
): { left: number; top: number; width: number; height: number } {
  const scale = Math.min(width / pictureWidth, height / pictureHeight);
  const part = { width: pictureWidth * scale, height: pictureHeight * scale };
  return { left: (width - part.width) / 2, top: (height - part.height) / 2, ...part };
}

/** What the camera shows now, as a JPEG; undefined where it shows nothing yet. */
export async function takePicture(video: HTMLVideoElement): Promise<Blob | undefined> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = pictureWidth;
  canvas.height = pictureHeight;
  const { left, top, width, height } = uprightPart(videoWidth, videoHeight);
  canvas.getContext("2d")?.drawImage(video, left, top, width, height, 0, 0, pictureWidth, pictureHeight);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  return picture ?? undefined;
}

/** As the queue of changes carries it. */
export async function asBase64(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
