/**
 * Whether a request asks for a well-formed query. Directus does not check the form, so a wrong one becomes a 500 or ends the process.
 * Returns what is wrong, in English; undefined if nothing is.
 */
type Problem = string | undefined;
type Values = Record<string, unknown>;

/** How deep a filter may be nested, groups and relations together. */
export const MAX_NESTING = 40;
/** How many conditions and values a query may have: Postgres takes 65,535, and the rights are in the query twice. */
export const MAX_CONDITIONS = 1_000;
export const MAX_VALUES = 20_000;
const MAX_NAMES = 1_000;

const AGGREGATES = ['count', 'countDistinct', 'countAll', 'sum', 'sumDistinct', 'avg', 'avgDistinct', 'min', 'max'];

/** Names that every object of JavaScript has (`constructor`) never name a field here. */
export const isReserved = (name: string): boolean => name in Object.prototype;

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => ['string', 'number'].includes(typeof value);
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

export function problemOfQuery(query: Values): Problem {
	for (const name of ['limit', 'offset', 'page', 'search', 'version', 'export'])
		if (!isAbsent(query[name]) && !isScalar(query[name])) return `"${name}" is one value`;
	for (const [name, least] of [
		['limit', -1],
		['offset', 0],
		['page', 0],
	] as const) {
		const number = Number(query[name]);
		if (!isAbsent(query[name]) && !(Number.isSafeInteger(number) && number >= least)) return `"${name}" is a whole number from ${least}`;
	}
	for (const name of ['fields', 'group', 'groupBy', 'sort', 'meta']) {
		const problem = problemOfNames(name, query[name]);
		if (problem) return problem;
	}
	return (
		problemOfAggregate(parsed(query.aggregate)) ??
		problemOfAlias(parsed(query.alias)) ??
		problemOfFilter(parsed(query.filter)) ??
		problemOfDeep(parsed(query.deep))
	);
}

/** Over REST, objects may come as JSON text. */
function parsed(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	// Checked before parsing: endless nesting would be too much for the parser.
	if (nestingOf(value) > MAX_NESTING) return TOO_DEEP;
	try {
		return value === '' ? undefined : JSON.parse(value);
	} catch {
		return BROKEN;
	}
}
const BROKEN = Symbol('not JSON');
const TOO_DEEP = Symbol('nested too deeply');

function nestingOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const character of text) {
		if (character === '{' || character === '[') depth++;
		else if (character === '}' || character === ']') depth--;
		if (depth > deepest) deepest = depth;
	}
	return deepest;
}

function problemOfObject(name: string, value: unknown): Problem {
	if (value === TOO_DEEP) return `"${name}" is nested more than ${MAX_NESTING} levels deep`;
	if (value === BROKEN) return `"${name}" is not JSON`;
	if (!isObject(value)) return `"${name}" is an object`;
	const reserved = Object.keys(value).find(isReserved);
	return reserved && `there is no "${reserved}" in "${name}"`;
}

function problemOfNames(name: string, value: unknown): Problem {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string' && !(Array.isArray(value) && value.every((one) => typeof one === 'string')))
		return `"${name}" is a text or a list of texts`;
	const names = [value].flat().flatMap(partsOf);
	if (names.length > MAX_NAMES) return `"${name}" names more than ${MAX_NAMES} fields`;
	const reserved = names
		.flatMap((path) =>
			path
				.trim()
				.replace(/^-/, '')
				.split(/[.():]/),
		)
		.find(isReserved);
	if (reserved !== undefined) return `there is no "${reserved}" for "${name}"`;
	const broken = names.find((path) => /[()]/.test(path) && !FUNCTION.test(path.trim()));
	return broken && `"${name}" has a function that is none`;
}

/** Splits at commas, but not at those within a function: `json(settings, a.b)`. */
const partsOf = (text: string): string[] => text.match(/(\([^)]*\)?|[^,(])+/g) ?? [];
const FUNCTION = /^-?([\w$:]+\.)*\w+\(\w+([.:]\w+)*(,[^()]*)?\)$/;

function problemOfAggregate(value: unknown): Problem {
	if (value === undefined) return undefined;
	const problem = problemOfObject('aggregate', value);
	if (problem) return problem;
	for (const [operation, fields] of Object.entries(value as Values)) {
		if (!AGGREGATES.includes(operation)) return `"aggregate" knows no "${operation}"`;
		const wrong = problemOfNames('aggregate', fields ?? 0);
		if (wrong) return wrong;
	}
	return undefined;
}

function problemOfAlias(value: unknown): Problem {
	if (value === undefined) return undefined;
	const problem = problemOfObject('alias', value);
	if (problem) return problem;
	return problemOfNames('alias', Object.values(value as Values));
}

export function problemOfFilter(filter: unknown): Problem {
	if (filter === undefined || filter === null) return undefined;
	if (!isObject(filter)) return problemOfObject('filter', filter);
	let conditions = 0;
	let values = 0;
	// Not by recursion: the depth is what is checked here.
	const open: [value: unknown, depth: number, key: string][] = [[filter, 1, '']];
	for (let next = open.pop(); next; next = open.pop()) {
		const [value, depth, key] = next;
		if (depth > MAX_NESTING) return `"filter" is nested more than ${MAX_NESTING} levels deep`;
		if (Array.isArray(value)) {
			values += value.length;
			if (values > MAX_VALUES) return `"filter" holds more than ${MAX_VALUES} values`;
			if ((key === '_and' || key === '_or') && !value.every(isObject)) return `"${key}" is a list of filters`;
			for (const one of value) if (typeof one === 'object') open.push([one, depth + 1, key]);
			if (value.some(isEndlessMoment)) return '"$NOW" takes a number and a unit, like "$NOW(-7 days)"';
		} else if (isObject(value)) {
			for (const [name, inner] of Object.entries(value)) {
				const reserved = name.split(/[.():]/).find(isReserved);
				if (reserved !== undefined) return `there is no "${reserved}" in "filter"`;
				if ((name === '_and' || name === '_or') && !Array.isArray(inner)) return `"${name}" is a list of filters`;
				if (++conditions > MAX_CONDITIONS) return `"filter" has more than ${MAX_CONDITIONS} conditions`;
				if (isEndlessMoment(inner)) return '"$NOW" takes a number and a unit, like "$NOW(-7 days)"';
				if (typeof inner === 'object') open.push([inner, depth + 1, name]);
			}
		}
	}
	return undefined;
}

const UNIT = '(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|mth|mo|years?|yrs?|y)';
const SHORT = '(milliseconds?|msecs?|ms|seconds?|secs?|s)';
const MOMENT = new RegExp(`^\\$NOW(\\([-+]?(\\d{1,4} *${UNIT}?|\\d{5,11} *${SHORT})\\))?$`, 'i');

/** Years that no calendar has; an unknown unit would silently count as no time at all. */
const isEndlessMoment = (value: unknown): boolean => typeof value === 'string' && value.startsWith('$NOW') && !MOMENT.test(value);

/** What is asked of related rows: keys are names of relations, or parameters, which begin with `_`. */
function problemOfDeep(value: unknown, depth = 1): Problem {
	if (value === undefined) return undefined;
	const problem = problemOfObject('deep', value);
	if (problem) return problem;
	if (depth > MAX_NESTING) return `"deep" is nested more than ${MAX_NESTING} levels deep`;
	const parameters: Values = {};
	for (const [name, inner] of Object.entries(value as Values)) {
		if (name.startsWith('_')) parameters[name.slice(1)] = inner;
		else {
			const below = problemOfDeep(inner ?? null, depth + 1);
			if (below) return below;
		}
	}
	const own = problemOfQuery(parameters);
	return own && `${own} (in "deep")`;
}
