/** Waits for something, but no longer than this. Whether it succeeds is not asked. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, milliseconds);
	});
	await Promise.race([work.catch(() => {}), over]);
	clearTimeout(timer);
}
