/** The values that a field may take, in the order in which they are offered, and where their texts are. */
import { CHOICES } from '../generated/choices';

/** Those that were added here in Studio to a field of Kontor's own. */
let added: readonly (readonly [resource: string, field: string, values: readonly string[]])[] = [];

export function learnChoices(choices: typeof added): void {
	added = choices;
}

export const choicesOf = (resource: string, field: string): readonly string[] => {
	const values = CHOICES[resource]?.[field] ?? [];
	const more = added.find((one) => one[0] === resource && one[1] === field)?.[2] ?? [];
	// After `npm run snapshot` and a build they are among the generated ones.
	return more.length === 0 ? values : [...values, ...more.filter((value) => !values.includes(value))];
};

export const choiceKey = (resource: string, field: string, value: string): string => `resources.${resource}.choices.${field}.${value}`;
