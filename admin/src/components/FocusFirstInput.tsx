import { useEffect, useRef } from 'react';

/** Whoever opens an empty form begins to type. On a phone the keyboard would hide the form, so there it waits for a tap. */
export function FocusFirstInput() {
	const here = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		if (!matchMedia('(pointer: fine)').matches) return;
		const first = here.current?.closest('form')?.querySelector<HTMLElement>('input:enabled, textarea:enabled');
		first?.focus({ preventScroll: true });
	}, []);
	return <span ref={here} hidden />;
}
