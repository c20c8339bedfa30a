/** Which fields a list asks for: `number` of the row itself, `customer_id.name` of the row that `customer_id` embeds. */

/** Of the row: the key that brings a related row is one of them. */
export const ofRow =
	(wanted: readonly string[] | undefined) =>
	(field: string): boolean =>
		!wanted || wanted.some((one) => one === field || one.startsWith(`${field}.`));

/** Of the row that `key` embeds: all, where none is named. */
export function ofEmbedded(wanted: readonly string[] | undefined, key: string, primary: string): (field: string) => boolean {
	const named = (wanted ?? []).filter((one) => one.startsWith(`${key}.`)).map((one) => one.slice(key.length + 1));
	return named.length === 0 ? () => true : (field) => field === primary || named.includes(field);
}
