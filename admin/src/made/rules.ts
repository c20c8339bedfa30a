/** Rules of Studio (conditions, validation) as Directus reads them: a filter that the values of a form match or not. */
import type { made } from '@kontor/directus-extension/contracts';

type Values = Record<string, unknown>;
type Rule = Record<string, unknown>;

const isEmpty = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Numbers and decimals come as text as well; days and moments compare as they are written. */
function compare(a: unknown, b: unknown): number {
	if (isEmpty(a) || isEmpty(b)) return Number.NaN;
	const [x, y] = [Number(a), Number(b)];
	if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
	return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
const isSame = (a: unknown, b: unknown): boolean => a === b || String(a ?? '') === String(b ?? '');
const has = (value: unknown, part: unknown, isExact = true): boolean => {
	if (Array.isArray(value)) return value.some((one) => isSame(one, part));
	const [text, wanted] = [String(value ?? ''), String(part ?? '')];
	return isExact ? text.includes(wanted) : text.toLowerCase().includes(wanted.toLowerCase());
};
const lower = (value: unknown): string => String(value ?? '').toLowerCase();
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : String(value ?? '').split(','));

const OPERATORS: Record<string, (value: unknown, wanted: unknown) => boolean> = {
	_eq: isSame,
	_neq: (value, wanted) => !isSame(value, wanted),
	_ieq: (value, wanted) => lower(value) === lower(wanted),
	_lt: (value, wanted) => compare(value, wanted) < 0,
	_lte: (value, wanted) => compare(value, wanted) <= 0,
	_gt: (value, wanted) => compare(value, wanted) > 0,
	_gte: (value, wanted) => compare(value, wanted) >= 0,
	_between: (value, wanted) => compare(value, listOf(wanted)[0]) >= 0 && compare(value, listOf(wanted)[1]) <= 0,
	_nbetween: (value, wanted) => !(compare(value, listOf(wanted)[0]) >= 0 && compare(value, listOf(wanted)[1]) <= 0),
	_in: (value, wanted) => listOf(wanted).some((one) => isSame(value, one)),
	_nin: (value, wanted) => !listOf(wanted).some((one) => isSame(value, one)),
	_null: (value, wanted) => (value === null || value === undefined) === (wanted !== false),
	_nnull: (value, wanted) => (value !== null && value !== undefined) === (wanted !== false),
	_empty: (value, wanted) => isEmpty(value) === (wanted !== false),
	_nempty: (value, wanted) => !isEmpty(value) === (wanted !== false),
	_submitted: (value) => value !== undefined,
	_contains: (value, wanted) => has(value, wanted),
	_ncontains: (value, wanted) => !has(value, wanted),
	_icontains: (value, wanted) => has(value, wanted, false),
	_starts_with: (value, wanted) => String(value ?? '').startsWith(String(wanted)),
	_nstarts_with: (value, wanted) => !String(value ?? '').startsWith(String(wanted)),
	_istarts_with: (value, wanted) => lower(value).startsWith(lower(wanted)),
	_ends_with: (value, wanted) => String(value ?? '').endsWith(String(wanted)),
	_nends_with: (value, wanted) => !String(value ?? '').endsWith(String(wanted)),
	_iends_with: (value, wanted) => lower(value).endsWith(lower(wanted)),
	_regex: (value, wanted) => matchesPattern(String(value ?? ''), String(wanted)),
};

/** A pattern that this browser can't read decides nothing here: the server says what it thinks of it. */
function matchesPattern(value: string, pattern: string): boolean {
	const [, body = pattern, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
	try {
		return new RegExp(body, flags).test(value);
	} catch {
		return true;
	}
}

/** What the console does not understand (relations, variables, functions) holds: the server decides. */
export function holds(rule: Rule, values: Values): boolean {
	return Object.entries(rule).every(([key, wanted]) => {
		if (key === '_and') return (wanted as Rule[]).every((one) => holds(one, values));
		if (key === '_or') return (wanted as Rule[]).some((one) => holds(one, values));
		if (typeof wanted !== 'object' || wanted === null) return true;
		return Object.entries(wanted as Rule).every(([operator, operand]) => OPERATORS[operator]?.(values[key], operand) ?? true);
	});
}

export type State = Pick<made.MadeField, 'isHidden' | 'isReadOnly' | 'isRequired'>;

/** As in Studio: of several conditions that hold the last one counts. */
export function stateOf({ conditions, isHidden, isReadOnly, isRequired }: made.MadeField, values: Values): State {
	const current = conditions.findLast(({ rule }) => Object.keys(rule).length > 0 && holds(rule, values));
	return {
		isHidden: current?.hidden ?? isHidden,
		isReadOnly: current?.readonly ?? isReadOnly,
		isRequired: current?.required ?? isRequired,
	};
}

/** A rule on `_regex` and the like is about the field's own value, whatever the field is called in it. An empty field is no mistake unless it is required. */
export const isValid = ({ field, validation }: made.MadeField, value: unknown, values: Values): boolean =>
	!validation || isEmpty(value) || holds(validation, { ...values, [field]: value });
