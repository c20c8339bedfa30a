/** Every resource of the console. Those without pages are only referred to, and shown by their name. */
import { Resource, type ResourceProps } from 'react-admin';
import contacts from '../contacts';
import customers from '../customers';
import documents from '../documents';
import dunning from '../dunning';
import expenses from '../expenses';
import invoices from '../invoices';
import payments from '../payments';
import projects from '../projects';
import quotes from '../quotes';
import recurring from '../recurring';
import timeEntries from '../time-entries';

const RESOURCES: ResourceProps[] = [
	{ name: 'customers', ...customers },
	{ name: 'contacts', ...contacts },
	{ name: 'projects', ...projects },
	{ name: 'time_entries', ...timeEntries },
	{ name: 'expenses', ...expenses },
	{ name: 'quotes', ...quotes },
	{ name: 'invoices', ...invoices },
	{ name: 'recurring_invoices', ...recurring },
	{ name: 'payments', ...payments },
	{ name: 'dunning_notices', ...dunning },
	{ name: 'documents', ...documents },
	{ name: 'employees', recordRepresentation: (row) => `${row.firstname} ${row.lastname}` },
	{ name: 'departments', recordRepresentation: 'name' },
	{ name: 'tasks', recordRepresentation: 'title' },
	{ name: 'services', recordRepresentation: 'name' },
	{ name: 'invoice_lines', recordRepresentation: 'title' },
	{ name: 'quote_lines', recordRepresentation: 'title' },
	{ name: 'tax_rates', recordRepresentation: 'name' },
];

export const resources = RESOURCES.map((resource) => <Resource key={resource.name} {...resource} />);
