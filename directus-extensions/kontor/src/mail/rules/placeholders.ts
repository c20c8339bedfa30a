/**
 * Templates know placeholders and nothing else: no conditions, no loops, no code. A value that was filled in is not searched for
 * placeholders.
 */

export const PLACEHOLDERS = [
	'number',
	'title',
	'total',
	'date',
	'due_date',
	'customer',
	'company',
	'salutation',
	'invoice_number',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Values = Readonly<Record<Placeholder, string>>;

const BRACES = /\{\{([^{}]*)\}\}/g;

const isPlaceholder = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** Unknown placeholders stay as they are, so that people notice them. */
export const fill = (template: string, values: Values): string =>
	template.replace(BRACES, (whole, name: string) => {
		const wanted = name.trim();
		return isPlaceholder(wanted) ? oneLine(values[wanted]) : whole;
	});

export const unknownPlaceholders = (template: string): string[] => [
	...new Set([...template.matchAll(BRACES)].map(([, name]) => name!.trim()).filter((name) => !isPlaceholder(name))),
];

/** Names and titles have one line: line breaks and control characters become a space. */
export const oneLine = (text: string): string =>
	text
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
		.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
		.trim();

/** As long as the column. */
export const asSubject = (text: string): string => {
	const line = oneLine(text);
	return line.length <= 255 ? line : `${line.slice(0, 254).replace(/[\ud800-\udbff]$/, '')}…`;
};
