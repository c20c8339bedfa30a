/** `embed=["project_id"]` puts the related row beside the key, as `project`: the key stays, for forms and links.
 * A key that does not end in `_id` (`approved_by`) brings its row as `approved_by_record`. */
export const embeddedName = (field: string): string => (field.endsWith('_id') ? field.slice(0, -3) : `${field}_record`);
