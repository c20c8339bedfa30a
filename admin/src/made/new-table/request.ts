/** What the form "new table" sends to the server: names for programs follow from the names for people. */
export const KINDS = ['text', 'long_text', 'number', 'decimal', 'amount', 'day', 'moment', 'yes_no', 'choice', 'relation', 'file'] as const;
export const LEVELS = ['none', 'read', 'write', 'delete'] as const;

type Label = { de: string; en: string };

export interface FieldForm {
	de: string;
	en?: string | null;
	kind: (typeof KINDS)[number];
	is_required?: boolean;
	/** One a line, `German = English` or one name for both. */
	choices?: string | null;
	to?: string | null;
}

export interface TableForm {
	singular_de: string;
	plural_de: string;
	singular_en?: string | null;
	plural_en?: string | null;
	icon?: string | null;
	is_shared?: boolean;
	fields: FieldForm[];
	/** By the id of the role. */
	rights: Record<string, (typeof LEVELS)[number]>;
}

export interface NewTable {
	name: string;
	label: Label;
	singular: Label;
	icon?: string;
	is_shared: boolean;
	fields: { name: string; label: Label; kind: string; is_required: boolean; choices?: { value: string; label: Label }[]; to?: string }[];
	rights: { read: string[]; write: string[]; delete: string[] };
}

const LONGEST = 40;
const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `Number plate` → `number_plate`. */
export const nameFor = (label: string): string => {
	const plain = label
		.trim()
		.toLowerCase()
		.replace(/[äöüß]/g, (letter) => GERMAN[letter]!)
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
	const name = /^[a-z]/.test(plain) ? plain : `x_${plain}`;
	return name.slice(0, LONGEST).replace(/_+$/, '');
};

const labelOf = (de: string, en: string | null | undefined): Label => ({ de: de.trim(), en: en?.trim() || de.trim() });

function choicesOf(text: string): { value: string; label: Label }[] {
	const lines = text.split('\n').filter((line) => line.trim());
	return lines.map((line) => {
		const [de = '', en] = line.split('=');
		const label = labelOf(de, en);
		return { value: nameFor(label.en), label };
	});
}

/** Two of the same name get a number. */
function distinct<Named extends { name: string }>(items: Named[]): Named[] {
	const taken = new Map<string, number>();
	return items.map((item) => {
		const count = (taken.get(item.name) ?? 0) + 1;
		taken.set(item.name, count);
		return count === 1 ? item : { ...item, name: `${item.name.slice(0, LONGEST - 3)}_${count}` };
	});
}

export function requestOf({ fields, rights, icon, is_shared: isShared = false, ...names }: TableForm): NewTable {
	const label = labelOf(names.plural_de, names.plural_en);
	const rolesWith = (level: (typeof LEVELS)[number]) => Object.keys(rights).filter((role) => rights[role] === level);
	const readers = Object.keys(rights).filter((role) => rights[role] !== 'none');
	return {
		name: nameFor(label.en),
		label,
		singular: labelOf(names.singular_de, names.singular_en),
		...(icon ? { icon } : {}),
		is_shared: isShared,
		fields: distinct(
			fields.map(({ de, en, kind, is_required: isRequired = false, choices, to }) => {
				const words = labelOf(de, en);
				return {
					name: kind === 'relation' ? `${nameFor(words.en).slice(0, LONGEST - 3)}_id` : nameFor(words.en),
					label: words,
					kind,
					is_required: isRequired,
					...(kind === 'choice' ? { choices: choicesOf(choices ?? '') } : {}),
					...(kind === 'relation' && to ? { to } : {}),
				};
			}),
		),
		// What is the same for all organizations is changed by administrators alone.
		rights: isShared
			? { read: readers, write: [], delete: [] }
			: { read: rolesWith('read'), write: rolesWith('write'), delete: rolesWith('delete') },
	};
}
