/** Every resource of the console. Those without pages are only referred to, and shown by their name. */
import { Resource, type ResourceProps } from 'react-admin';
import contacts from '../contacts';
import customers from '../customers';
import invoices from '../invoices';
import projects from '../projects';
import timeEntries from '../time-entries';

const RESOURCES: ResourceProps[] = [
	{ name: 'customers', ...customers },
	{ name: 'contacts', ...contacts },
	{ name: 'projects', ...projects },
	{ name: 'time_entries', ...timeEntries },
	{ name: 'invoices', ...invoices },
	{ name: 'employees', recordRepresentation: (row) => `${row.firstname} ${row.lastname}` },
	{ name: 'departments', recordRepresentation: 'name' },
	{ name: 'tasks', recordRepresentation: 'title' },
	{ name: 'services', recordRepresentation: 'name' },
	{ name: 'invoice_lines', recordRepresentation: 'title' },
	{ name: 'payments' },
];

export const resources = RESOURCES.map((resource) => <Resource key={resource.name} {...resource} />);
