/** Some columns of a row. */
export const pick = <T extends object, Key extends keyof T>(row: T, keys: readonly Key[]): Pick<T, Key> =>
	Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, Key>;
