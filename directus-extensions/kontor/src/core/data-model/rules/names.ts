/**
 * Names that every object of JavaScript has already (`constructor`, …) would be found in any object of collections or fields; those
 * that begin with two underscores belong to GraphQL.
 */
export const isName = (name: unknown): name is string =>
	typeof name === 'string' && name !== '' && !name.startsWith('__') && !(name in Object.prototype);

/** What is new has a name that addresses, filters and GraphQL can hold as it is, and that Postgres does not cut off. */
export const isNewName = (name: unknown): name is string => isName(name) && /^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(name);
