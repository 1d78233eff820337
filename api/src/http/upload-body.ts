import type { EndpointDefinition, UploadedFile } from "@magic-meetings/contract/http/endpoint.ts";
import type { FastifyInstance } from "fastify";

/** A file that was sent as the body of a request. */
export class RawUpload implements UploadedFile {
  readonly type: string;
  readonly bytes: Uint8Array;

  constructor(type: string, bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** Takes files of the endpoint's types within its size, on this server and none above it. */
export function acceptUploads(server: FastifyInstance, { types, maxBytes }: NonNullable<EndpointDefinition["upload"]>) {
  for (const type of types) {
    server.addContentTypeParser(type, { parseAs: "buffer", bodyLimit: maxBytes }, (_, bytes, done) =>
      done(null, new RawUpload(type, bytes as Buffer)),
    );
  }
}
