/** `embed=["project_id"]` puts the related row beside the key, as `project`: the key stays, for forms and links. */
export const embeddedName = (field: string): string => field.replace(/_id$/, '');
