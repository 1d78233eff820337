/** Gives a file that the service has made to the browser; its name. */
export function saveFile({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): string {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return name;
}
