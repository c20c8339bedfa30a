/** A drop-down takes what it offers, unless it says that anything else may be written, too. */
import type { Words } from '../../errors/reasons.js';
import { CELL_PROBLEMS } from './cell-problems.js';
import type { Field } from './read-cell.js';

const MOST_NAMED = 12;

export function choiceProblem(value: unknown, { choices }: Field): Words | undefined {
	if (!choices || value === null || value === undefined || value === '') return undefined;
	const wrong = [value].flat().find((one) => typeof one !== 'object' && !choices.some((choice) => String(choice.value) === String(one)));
	if (wrong === undefined) return undefined;
	const named = choices.slice(0, MOST_NAMED);
	const list = (at: number) =>
		named.map(({ texts, value }) => texts[at] ?? texts[0] ?? String(value)).join(', ') + (choices.length > MOST_NAMED ? ' …' : '');
	return CELL_PROBLEMS.choice(String(wrong), { de: list(0), en: list(1) });
}
