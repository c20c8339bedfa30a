/** Which column of a file is which field: by the field's name, or by its label in either language, whatever the case. */
export interface Labelled {
	name: string;
	labels: readonly string[];
}
export interface Column {
	heading: string;
	/** `customer_id.name` names a field of a related record. Null: nothing is taken from this column. */
	field: string | null;
	/** What is wrong with it. */
	problem?: 'unknown' | 'twice';
}

const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/\s?\*$/, '');

/** `chosen`: what a person has said of single headings; empty means that the column is left out. */
export function matchColumns(headings: readonly string[], fields: readonly Labelled[], chosen: Record<string, string> = {}): Column[] {
	const byName = new Map(fields.map((field) => [plain(field.name), field.name]));
	const byLabel = new Map<string, Set<string>>();
	for (const { name, labels } of fields)
		for (const label of labels) byLabel.set(plain(label), (byLabel.get(plain(label)) ?? new Set()).add(name));

	const fieldOf = (heading: string): string | undefined => {
		const known = byName.get(plain(heading));
		if (known) return known;
		if (byName.has(plain(heading.split('.')[0]!)) && heading.includes('.')) return heading.trim();
		const labelled = byLabel.get(plain(heading));
		return labelled?.size === 1 ? [...labelled][0] : undefined;
	};
	const taken = new Set<string>();
	return headings.map((heading) => {
		const said = Object.hasOwn(chosen, heading) ? chosen[heading]! : undefined;
		if (said === '' || heading.trim() === '') return { heading, field: null };
		const field = said === undefined ? fieldOf(heading) : byName.get(plain(said));
		if (!field) return { heading, field: null, problem: 'unknown' };
		if (taken.has(field)) return { heading, field: null, problem: 'twice' };
		taken.add(field);
		return { heading, field };
	});
}
