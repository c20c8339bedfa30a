/** Whoever sees rows of all organizations needs to see whose they are; for everybody else the field would only ever say the same. */
interface Field {
	field: string;
	meta?: { hidden?: boolean } | null;
}

export const withOrganization = <Fields>(fields: Fields): Fields => (Array.isArray(fields) ? fields.map(shown) : shown(fields)) as Fields;

function shown(given: unknown): unknown {
	const { field, meta } = given as Field;
	return field === 'organization_id' && meta?.hidden ? { ...(given as Field), meta: { ...meta, hidden: false } } : given;
}
