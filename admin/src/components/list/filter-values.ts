/** Values of filters by their path: `amount._gte` is the lower end of a filter on `amount`. */
/** Marks what closes the filter when it is chosen. */
export const CLOSES = 'data-closes';

type Values = Record<string, any>;

export const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

export const valueAt = (values: Values, path: string): unknown => path.split('.').reduce((inner, key) => inner?.[key], values as any);

/** Without what has become empty by it. */
export function withoutValue(values: Values, path: string): Values {
	const [key = '', ...rest] = path.split('.');
	const { [key]: inner, ...others } = values;
	if (rest.length === 0 || typeof inner !== 'object' || inner === null) return others;
	const left = withoutValue(inner, rest.join('.'));
	return Object.keys(left).length > 0 ? { ...others, [key]: left } : others;
}
