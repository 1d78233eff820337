/** What some browsers have for reading codes out of pictures; TypeScript's own types do not know it yet. */
interface CodeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

type CodeDetectorClass = new (options: { formats: string[] }) => CodeDetector;

/** Whether this browser reads QR codes from the camera. */
export function canReadCodes(): boolean {
  return "BarcodeDetector" in globalThis && "mediaDevices" in navigator;
}

/** A reader of QR codes; only where `canReadCodes`. */
export function createCodeDetector(): CodeDetector {
  const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector: CodeDetectorClass };
  return new BarcodeDetector({ formats: ["qr_code"] });
}
