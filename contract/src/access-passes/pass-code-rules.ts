// pass code: the 128 random bits of an access pass, as a QR code shows them and as a hand scanner types them.

/** What a pass's QR code starts with, so that other codes held in front of a reader are told apart. */
export const qrPrefix = "MM1:";

/** What the QR code of a pass says. */
export function qrText(code: string): string {
  return `${qrPrefix}${code}`;
}

/** 16 bytes in base64url: 22 characters, of which the last one holds two bits. */
const codePattern = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** The code in what a reader read, in base64url; undefined where it is no pass of ours. */
export function readQrText(text: string): string | undefined {
  const trimmed = text.trim();
  if (!trimmed.toUpperCase().startsWith(qrPrefix)) return undefined;
  const code = trimmed.slice(qrPrefix.length);
  return codePattern.test(code) ? code : undefined;
}
