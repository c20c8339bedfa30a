import { useEffect, useRef } from 'react';
import { useFormState } from 'react-hook-form';

/** What the server refuses is said at the field; the first of these fields is where one goes on typing. */
export function FocusFirstError() {
	const here = useRef<HTMLSpanElement>(null);
	const { isSubmitting, errors } = useFormState();
	const hasErrors = Object.keys(errors).some((name) => name !== 'root');
	useEffect(() => {
		if (isSubmitting || !hasErrors) return;
		const form = here.current?.closest('form');
		if (form?.querySelector('[aria-invalid="true"]:focus')) return;
		const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
		first?.focus({ preventScroll: true });
		first?.scrollIntoView({ block: 'center' });
	}, [isSubmitting, hasErrors]);
	return <span ref={here} hidden />;
}
