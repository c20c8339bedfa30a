import { expect, test, vi } from 'vitest';
import { createUnsaved } from './unsaved';

test('what is asked for is done at once where nothing was typed', () => {
	const unsaved = createUnsaved();
	unsaved.hold({ isDirty: () => false, discard: () => {} });
	const work = vi.fn();
	unsaved.whenAllowed(work);
	expect(work).toHaveBeenCalledOnce();
	expect(unsaved.question()).toBeUndefined();
});

test('else somebody is asked, and it is done after they discarded', () => {
	const unsaved = createUnsaved();
	let isDirty = true;
	unsaved.hold({
		isDirty: () => isDirty,
		discard: () => {
			isDirty = false;
		},
	});
	const work = vi.fn();
	unsaved.whenAllowed(work);
	unsaved.question()!.no();
	expect(work).not.toHaveBeenCalled();
	expect(unsaved.any()).toBe(true);
	unsaved.whenAllowed(work);
	unsaved.question()!.yes();
	expect(work).toHaveBeenCalledOnce();
	expect(unsaved.any()).toBe(false);
});

test('a form that leads on while it is saved is not asked about, but the tab is not closed silently', () => {
	const unsaved = createUnsaved();
	const release = unsaved.hold({ isDirty: () => true, isLeading: () => true, discard: () => {} });
	expect([unsaved.stops(), unsaved.any()]).toEqual([false, true]);
	release();
	expect(unsaved.any()).toBe(false);
});
