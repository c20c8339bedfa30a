/** Names that every object of JavaScript has already (`constructor`, `__proto__`, …) would be found in any list of collections or fields. */
export const isName = (name: unknown): name is string => typeof name === 'string' && name !== '' && !(name in Object.prototype);
