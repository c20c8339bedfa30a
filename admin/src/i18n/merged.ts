type Words = { [key: string]: string | Words };

/** Names from the data model, and over them what the console says of its own or in another word. */
export function merged<Names extends Words, Own extends Words>(names: Names, own: Own): Names & Own {
	const both: Words = { ...names };
	for (const [key, word] of Object.entries<string | Words>(own)) {
		const name = both[key];
		both[key] = typeof name === 'object' && typeof word === 'object' ? merged(name, word) : word;
	}
	return both as Names & Own;
}
