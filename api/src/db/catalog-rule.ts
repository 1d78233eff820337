/** A rule of the schema; its query gives `object` and `detail` of whatever breaks it and may read `checked_table`. */
export interface CatalogRule {
  id: string;
  says: string;
  sql: string;
}
