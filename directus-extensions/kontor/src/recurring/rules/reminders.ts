/** What reminders about series say. */
import type { Language } from '../../core/rules/written.js';

const TITLES: Record<'draft' | 'failure', Record<Language, string>> = {
	draft: { de: 'Serienrechnung prüfen und ausstellen: {title}', en: 'Check and issue the recurring invoice: {title}' },
	failure: { de: 'Serienrechnung nicht erstellt: {title}', en: 'Recurring invoice not created: {title}' },
};

const reminder = (kind: keyof typeof TITLES) => (title: string, reason: string, language: Language) => ({
	title: TITLES[kind][language].replace('{title}', () => title).slice(0, 255),
	description: reason,
});

export const reminderOfDraft = reminder('draft');
export const reminderOfFailure = reminder('failure');
