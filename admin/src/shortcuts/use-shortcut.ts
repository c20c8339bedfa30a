/** A page says what a key does while it is there. The last one to say so wins: a dialog before the page below it. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { isTyping, meant, nameOf, shown } from './keys';
import { SHORTCUTS, type Shortcut, type ShortcutName } from './shortcuts';

interface Answer extends Shortcut {
	name: string;
	run: (event: KeyboardEvent) => void;
	/** Where it was said: what is in a dialog is answered while the dialog is open, what is below it is not. */
	isInDialog: () => boolean;
}

let answers: readonly Answer[] = [];
const listeners = new Set<() => void>();
let before: { name: string; at: number } | undefined;

function change(next: readonly Answer[]): void {
	if (answers.length === 0) document.addEventListener('keydown', onKey);
	answers = next;
	if (answers.length === 0) document.removeEventListener('keydown', onKey);
	for (const listener of listeners) listener();
}

/** Dialogs, menus and popovers of MUI: what lies below them is out of reach. */
export const isCovered = (): boolean => document.querySelector('.MuiModal-root:not([aria-hidden="true"]):not(.MuiModal-hidden)') !== null;

function onKey(event: KeyboardEvent): void {
	// A browser that fills in a form sends a key without a name.
	if (typeof event.key !== 'string') return;
	if (event.defaultPrevented || event.repeat || event.isComposing) return;
	const name = nameOf(event);
	if (!name) return;
	const target = event.target instanceof HTMLElement ? event.target : document.body;
	const { tagName, isContentEditable } = target;
	const typing = isTyping({ tagName, isContentEditable, role: target.getAttribute('role'), type: target.getAttribute('type') ?? '' });
	const covered = isCovered();
	const open = answers.filter((answer) => (answer.whileTyping || !typing) && (!covered || answer.isInDialog())).toReversed();
	const answer = meant(open, name, event.timeStamp, before);
	before = typing ? undefined : { name, at: event.timeStamp };
	if (!answer) return;
	before = undefined;
	event.preventDefault();
	answer.run(event);
}

interface Options {
	isEnabled?: boolean;
	/** For forms in dialogs, which are above everything else. */
	isInDialog?: () => boolean;
}

const below = () => false;

export function useShortcut(name: ShortcutName, run: (event: KeyboardEvent) => void, options: Options = {}): void {
	useKeys(name, SHORTCUTS[name], run, options);
}

export function useKeys(
	name: string,
	{ keys, whileTyping, group }: Shortcut,
	run: (event: KeyboardEvent) => void,
	{ isEnabled = true, isInDialog = below }: Options = {},
): void {
	const latest = useRef({ run, isInDialog });
	useEffect(() => {
		latest.current = { run, isInDialog };
	});
	useEffect(() => {
		if (!isEnabled) return;
		const answer: Answer = {
			name,
			keys,
			group,
			...(whileTyping ? { whileTyping } : {}),
			run: (event) => latest.current.run(event),
			isInDialog: () => latest.current.isInDialog(),
		};
		change([...answers, answer]);
		return () => change(answers.filter((one) => one !== answer));
	}, [name, keys, group, whileTyping, isEnabled]);
}

/** What answers to a key on this page just now. */
export function useAnswered(): readonly Pick<Answer, 'name' | 'keys' | 'group'>[] {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => answers,
	);
}

const isMac = /mac|iphone|ipad/i.test(navigator.platform);

export function useShown(): (keys: string) => string {
	const translate = useTranslate();
	return (keys) => shown(keys, { isMac, ctrl: translate('shortcuts.ctrl'), next: translate('shortcuts.next') });
}

/** For tooltips: `Neu (N)`. */
export function useHint(): (text: string, name: ShortcutName) => string {
	const show = useShown();
	return (text, name) => `${text} (${show(SHORTCUTS[name].keys)})`;
}
