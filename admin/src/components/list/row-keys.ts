/** Which row a key leads to. `here`: -1 outside of the rows, where the arrows still scroll the page and only letters begin. */
export function stepOf(key: string, here: number, count: number): number | undefined {
	if (count === 0) return undefined;
	const isInside = here >= 0;
	if (key === 'j' || (key === 'ArrowDown' && isInside)) return Math.min(here + 1, count - 1);
	if (key === 'k' || (key === 'ArrowUp' && isInside)) return Math.max(here - 1, 0);
	if (key === 'Home' && isInside) return 0;
	if (key === 'End' && isInside) return count - 1;
	return undefined;
}
