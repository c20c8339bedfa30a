/** Nothing typed is lost: drafts, questions before leaving, changes of others, a busy server, the trash. */
import type { Texts } from './de';
import type { unsavedTexts as german } from './de-unsaved';

export const unsavedTexts: Texts<typeof german> = {
	unsaved: {
		title: 'Discard what you typed?',
		text: 'You have typed something that is not saved yet.',
		discard: 'Discard',
		stay: 'Keep editing',
		found: 'You have unsaved input from %{at}.',
		take: 'Use it',
	},
	conflict: {
		title: 'Somebody was faster',
		text: '%{who} changed this record %{when}, and the same fields as you. Which is to be kept?',
		mine: 'What you typed',
		also: 'Also changed by %{who}, and kept: %{fields}.',
		all_mine: 'All mine',
		all_theirs: 'All theirs',
		back: 'Back to the form',
		merged: '%{who} changed %{when}: %{fields}. Both changes are saved.',
		merged_other: '%{who} worked on this record %{when}. Both changes are saved.',
		before: '%{who} changed %{when}: %{fields}. Saving puts both together; you will be asked where you changed the same field.',
		before_other: '%{who} changed this record %{when}. Saving puts both together.',
		just_now: 'just now',
		somebody: 'Somebody',
		yourself: 'You (in another window)',
		removed: 'Line removed',
		entries: '%{smart_count} entry |||| %{smart_count} entries',
	},
	connection: {
		busy: 'The server is busy, next attempt in %{smart_count} s.',
		offline: 'No connection to the server. What you typed stays here; next attempt in %{smart_count} s.',
		now: 'Try now',
	},
	trash: {
		title: 'Trash',
		move: 'Move to trash',
		moved: 'Moved to the trash |||| %{smart_count} records moved to the trash',
		restore: 'Restore',
		restored: 'Restored',
		deleted_at: 'Deleted at',
		kind: 'Kind',
		name: 'Name',
		empty: 'The trash is empty',
		empty_hint: 'What you delete can be restored here.',
		more: 'These are the latest %{smart_count}.',
	},
	delete: {
		title: 'Delete %{name}? |||| Delete %{smart_count} records?',
		text: 'This can not be undone.',
		done: 'Deleted |||| %{smart_count} records deleted',
	},
};
