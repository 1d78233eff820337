export type PostgresStartErrorCode =
  | "binaries_missing"
  | "data_folder_in_use"
  | "data_folder_not_a_database"
  | "data_folder_not_writable"
  | "data_folder_other_version"
  | "initdb_failed"
  | "no_server_user"
  | "port_taken"
  | "start_failed";

/** The database server did not start; the message is one sentence for the person at the terminal that says what to do. */
export class PostgresStartError extends Error {
  readonly code: PostgresStartErrorCode;

  constructor(code: PostgresStartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PostgresStartError";
    this.code = code;
  }
}
