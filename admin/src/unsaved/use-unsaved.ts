import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { useGate } from '../auth/session-context';
import { type Draft, drafts } from './drafts';
import { unsaved } from './unsaved';

type Row = Record<string, unknown>;

const SOON = 400;

const pick = (row: Row, fields: string[]): Row => Object.fromEntries(fields.map((field) => [field, row[field]]));

interface Options {
	/** Under which name it is kept; undefined: it is not. */
	draft?: string;
	/** What the form began with. */
	base?: () => Row | undefined;
	/** Navigates by itself while it is submitted. */
	isLeading?: boolean;
}

/** In a form: whether something was typed, asked before the page is left, and kept as a draft meanwhile. */
export function useUnsaved({ draft: form, base, isLeading }: Options) {
	const person = useGate().person()?.id;
	const { getValues, setValue, subscribe } = useFormContext();
	const { dirtyFields, isSubmitting } = useFormState();
	const [found, setFound] = useState<Draft | undefined>(() => (person && form ? drafts().find(person, form) : undefined));
	const dirty = Object.keys(dirtyFields);
	const now = useRef({ dirty, isSubmitting, isSettled: false });
	now.current = { ...now.current, dirty, isSubmitting };

	const isDirty = useCallback(() => now.current.dirty.length > 0 && !now.current.isSettled, []);
	const forget = useCallback(() => {
		if (person && form) drafts().forget(person, form);
	}, [person, form]);
	/** Saved, or not wanted. */
	const settle = useCallback(() => {
		now.current.isSettled = true;
		forget();
	}, [forget]);

	useEffect(
		() => unsaved.hold({ isDirty, isLeading: () => !!isLeading && now.current.isSubmitting, discard: settle }),
		[isDirty, isLeading, settle],
	);

	const began = useRef(base);
	began.current = base;
	useEffect(() => {
		if (!person || !form) return;
		const keep = () => {
			if (!isDirty()) return;
			const before = began.current?.() ?? {};
			const fields = now.current.dirty;
			drafts().keep(person, form, { values: pick(getValues(), fields), base: pick(before, [...fields, 'updated_at', 'etag']) });
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = subscribe({
			formState: { values: true },
			callback: () => {
				clearTimeout(timer);
				timer = setTimeout(keep, SOON);
			},
		});
		window.addEventListener('pagehide', keep);
		return () => {
			clearTimeout(timer);
			stop();
			window.removeEventListener('pagehide', keep);
		};
	}, [person, form, isDirty, getValues, subscribe]);

	return {
		isDirty,
		settle,
		found,
		take: () => {
			for (const [field, value] of Object.entries(found?.values ?? {}))
				setValue(field, value, { shouldDirty: true, shouldTouch: true, shouldValidate: false });
			setFound(undefined);
		},
		drop: () => {
			forget();
			setFound(undefined);
		},
	};
}
