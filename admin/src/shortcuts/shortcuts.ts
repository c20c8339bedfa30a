/** Every shortcut of the console, in one place: what a key does, where it is shown, and what answers it follow from here. */

export interface Shortcut {
	/** `mod` is Ctrl, on a Mac ⌘. With a space between them: one after the other. */
	keys: string;
	/** Works in an input, too. */
	whileTyping?: true;
	group: 'everywhere' | 'list' | 'record' | 'form' | 'go';
}

/** What it does stands in the words of the console: `shortcuts.<name>`. */
export const SHORTCUTS = {
	palette: { keys: 'mod+k', whileTyping: true, group: 'everywhere' },
	help: { keys: '?', group: 'everywhere' },
	timer: { keys: 's', group: 'everywhere' },
	search: { keys: '/', group: 'list' },
	create: { keys: 'n', group: 'list' },
	next_row: { keys: 'j', group: 'list' },
	previous_row: { keys: 'k', group: 'list' },
	edit: { keys: 'e', group: 'record' },
	save: { keys: 'mod+enter', whileTyping: true, group: 'form' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

/** `g` and this letter lead to a page. */
export const GO: Record<string, string> = {
	customers: 'c',
	contacts: 'k',
	projects: 'p',
	time_entries: 't',
	expenses: 'e',
	quotes: 'q',
	invoices: 'i',
	recurring_invoices: 'r',
	payments: 'z',
	dunning_notices: 'm',
	documents: 'd',
	mails: 'o',
};
