/** How large a GraphQL document is once its fragments are expanded: each can use the next one twice. */
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

export interface Size {
	/** The fields, each counted as often as it is asked for. */
	fields: number;
	depth: number;
}

export function sizeOfDocument({ definitions }: DocumentNode): Size {
	const fragments = new Map<string, FragmentDefinitionNode>();
	for (const one of definitions) if (one.kind === 'FragmentDefinition') fragments.set(one.name.value, one);
	const known = new Map<string, Size>();
	const whole: Size = { fields: 0, depth: 0 };
	for (const one of definitions) if (one.kind === 'OperationDefinition') grow(whole, sizeOf(one.selectionSet));
	return whole;

	function sizeOf(selection: SelectionSetNode | undefined): Size {
		const size: Size = { fields: 0, depth: 0 };
		for (const one of selection?.selections ?? []) {
			if (one.kind === 'Field') {
				const below = sizeOf(one.selectionSet);
				grow(size, { fields: below.fields + 1, depth: below.depth + 1 });
			} else if (one.kind === 'InlineFragment') grow(size, sizeOf(one.selectionSet));
			else grow(size, sizeOfFragment(one.name.value));
		}
		return size;
	}

	function sizeOfFragment(name: string): Size {
		const before = known.get(name);
		if (before) return before;
		// A fragment that uses itself is refused later; here it must only not loop for ever.
		known.set(name, { fields: 0, depth: 0 });
		const size = sizeOf(fragments.get(name)?.selectionSet);
		known.set(name, size);
		return size;
	}
}

function grow(size: Size, by: Size): void {
	size.fields += by.fields;
	size.depth = Math.max(size.depth, by.depth);
}
