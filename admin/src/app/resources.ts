/** Every resource of the console, in the order of the menu. Those without pages are only referred to, and shown by their name. */
import contacts from '../contacts/resource';
import customers from '../customers/resource';
import documents from '../documents/resource';
import dunning from '../dunning/resource';
import expenses from '../expenses/resource';
import { WITH_TRASH } from '../generated/choices';
import invoices from '../invoices/resource';
import mails from '../mail/resource';
import payments from '../payments/resource';
import projects from '../projects/resource';
import quotes from '../quotes/resource';
import recurring from '../recurring/resource';
import timeEntries from '../time-entries/resource';
import { defineResource, type Manifest, MENU, type Tone } from './manifest';

export const RESOURCES: readonly Manifest[] = [
	customers,
	contacts,
	projects,
	timeEntries,
	expenses,
	quotes,
	invoices,
	recurring,
	payments,
	dunning,
	documents,
	mails,
	defineResource({ name: 'employees', recordRepresentation: ({ firstname, lastname }) => `${firstname} ${lastname}` }),
	defineResource({ name: 'departments', recordRepresentation: 'name' }),
	defineResource({ name: 'tasks', recordRepresentation: 'title' }),
	defineResource({ name: 'saved_views', recordRepresentation: 'title' }),
	defineResource({ name: 'services', recordRepresentation: 'name' }),
	defineResource({ name: 'invoice_lines', recordRepresentation: 'title' }),
	defineResource({ name: 'quote_lines', recordRepresentation: 'title' }),
	defineResource({ name: 'tax_rates', recordRepresentation: 'name' }),
];

const byName = new Map<string, Manifest>(RESOURCES.map((manifest) => [manifest.name, manifest]));

/** What the menu shows, in groups; every entry only to those who may read it. */
export const MENU_GROUPS = MENU.map((group) => ({
	label: `menu.${group}`,
	resources: RESOURCES.filter((manifest) => manifest.group === group).map(({ name }) => name),
}));

/** Whether the console has something to say of it by hand. */
export const hasDefinition = (resource: string): boolean => byName.has(resource);

export const hasPage = (resource: string): boolean => !!byName.get(resource)?.show;

/** Its records are only hidden by deleting: they can be brought back. */
export const hasTrash = (resource: string): boolean => WITH_TRASH.includes(resource);

export const toneOf = (resource: string, status: string): Tone => byName.get(resource)?.tones?.[status] ?? 'neutral';

export const moduleOf = (resource: string): Manifest['module'] => byName.get(resource)?.module;

export const ofModule = (module: string): string | undefined => RESOURCES.find((manifest) => manifest.module === module)?.name;
