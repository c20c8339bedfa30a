/**
 * Two people changed the same record: what each of them changed, put together. A field that only one of them changed is as they left it; what
 * both changed differently is a clash, and a person decides. Lines of a paper are compared one by one, each as a whole.
 */
import type { RaRecord } from 'react-admin';
import { isEmbedded, isEqual, isServerManaged } from '../data-provider/changes';

export type Row = Partial<RaRecord>;
export type Side = 'mine' | 'theirs';

export interface Clash {
	/** Unique among the clashes of a record. */
	key: string;
	field: string;
	/** Of a line; undefined where somebody took it out. */
	mine: unknown;
	theirs: unknown;
}

export interface Merge {
	clashes: Clash[];
	/** What only the other one changed. */
	theirs: string[];
	result: (choices: ReadonlyMap<string, Side>) => Row;
}

const LINES = 'lines';

const isCompared = (field: string, value: unknown, row: Row): boolean => !isServerManaged(field) && !isEmbedded(field, value, row);

/** What changed between two states of a row. */
export const changedBetween = (before: Row, after: Row): string[] =>
	Object.keys(before).filter((field) => field in after && isCompared(field, after[field], after) && !isEqual(before[field], after[field]));

export function mergeRows(base: Row, mine: Row, theirs: Row): Merge {
	const changedByMe = Object.keys(mine).filter((field) => isCompared(field, mine[field], mine) && !isEqual(mine[field], base[field]));
	const changedByThem = changedBetween(base, theirs);
	const hasLines = [base, mine, theirs].every((row) => Array.isArray(row[LINES]));
	const clashes: Clash[] = changedByMe
		.filter((field) => field in base && changedByThem.includes(field) && !isEqual(mine[field], theirs[field]))
		.filter((field) => field !== LINES || !hasLines)
		.map((field) => ({ key: field, field, mine: mine[field], theirs: theirs[field] }));
	const lines = hasLines ? mergeLines(base.lines, mine.lines, theirs.lines) : undefined;
	return {
		clashes: [...clashes, ...(lines?.clashes ?? [])],
		theirs: changedByThem.filter((field) => !changedByMe.includes(field)),
		result: (choices) => {
			const kept = changedByMe.filter((field) => !clashes.some(({ key }) => key === field) || choices.get(field) === 'mine');
			const row = { ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) };
			return lines ? { ...row, lines: lines.result(choices) } : row;
		},
	};
}

type Line = Row;

function mergeLines(base: Line[], mine: Line[], theirs: Line[]) {
	const by = (lines: Line[]) => new Map(lines.filter(({ id }) => id !== undefined).map((line) => [line.id, line]));
	const [before, my, their] = [by(base), by(mine), by(theirs)];
	const differs = (a: Line | undefined, b: Line | undefined): boolean =>
		!a || !b
			? a !== b
			: Object.keys(a).some(
					(field) => field !== 'net_amount' && field in b && isCompared(field, a[field], a) && !isEqual(a[field], b[field]),
				);
	const clashes: Clash[] = [];
	for (const [id, old] of before) {
		const [ours, others] = [my.get(id), their.get(id)];
		if (differs(ours, old) && differs(others, old) && differs(ours, others))
			clashes.push({ key: `${LINES}.${id}`, field: LINES, mine: ours, theirs: others });
	}
	return {
		clashes,
		/** In my order; what they added comes last. */
		result: (choices: ReadonlyMap<string, Side>): Line[] => {
			const chosen = (id: Line['id']): Line | undefined => {
				const [old, ours, others] = [before.get(id), my.get(id), their.get(id)];
				if (clashes.some(({ key }) => key === `${LINES}.${id}`)) return choices.get(`${LINES}.${id}`) === 'mine' ? ours : others;
				return differs(ours, old) ? ours : others;
			};
			const order = [...mine, ...theirs.filter(({ id }) => !my.has(id))];
			return order.map((line) => (line.id === undefined || !before.has(line.id) ? line : chosen(line.id))).filter((line) => !!line);
		},
	};
}
