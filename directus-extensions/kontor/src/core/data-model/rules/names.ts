/**
 * Names that every object of JavaScript has already (`constructor`, …) would be found in any object of collections or fields; those
 * that begin with two underscores belong to GraphQL.
 */
export const isName = (name: unknown): name is string =>
	typeof name === 'string' && name !== '' && !name.startsWith('__') && !(name in Object.prototype);
