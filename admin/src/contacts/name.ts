import type { Contact } from '@kontor/directus-extension/contracts';

export const nameOf = ({ title, firstname, lastname }: Pick<Contact, 'title' | 'firstname' | 'lastname'>): string =>
	[title, firstname, lastname].filter(Boolean).join(' ');
