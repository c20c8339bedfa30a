/**
 * From a customer to a paid invoice with openapi-typescript and openapi-fetch. Nothing is cast: what is missing or wrong does not compile.
 *
 *   curl "$KONTOR_URL/api-docs/openapi.json" -H "Authorization: Bearer $KONTOR_TOKEN" -o openapi.json
 *   npx openapi-typescript openapi.json -o kontor.ts
 */
import createClient from 'openapi-fetch';
import type { components, paths } from './kontor';

type Models = components['schemas'];

const { KONTOR_URL: baseUrl = 'http://localhost:8055', KONTOR_TOKEN = 'kontor-demo-integrator' } = process.env;
const kontor = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${KONTOR_TOKEN}` } });

/** The data of an answer; a refusal is thrown, with the code by which programs decide. */
function dataOf<Data>({ data, error }: { data?: { data: Data }; error?: Models['KontorError'] }): Data {
	if (data) return data.data;
	throw new Error(error?.errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('\n') ?? 'no answer');
}

// 1. Who is billed, for what. What the server sets (organization, number, state) is not asked for.
const customer = dataOf(
	await kontor.POST('/items/customers', {
		body: {
			name: `Beispiel GmbH ${crypto.randomUUID()}`, street: 'Kundenstraße 2', zip: '20095', city: 'Hamburg',
			billing_email: 'rechnung@beispiel.example.com',
			contacts: [{ firstname: 'Erika', lastname: 'Beispiel' }],
		},
	}),
);
const project = dataOf(
	await kontor.POST('/items/projects', { body: { title: 'Einführung', customer_id: customer.id, hourly_rate: '120.00' } }),
);

// 2. What was done. A filter is JSON in text; its type says which fields and conditions there are.
const somebody: Models['EmployeeFilter'] = { is_active: { _eq: true }, id: { _neq: '$CURRENT_USER' } };
const [employee] = dataOf(
	await kontor.GET('/items/employees', { params: { query: { filter: JSON.stringify(somebody), fields: ['id'], limit: 1 } } }),
);
if (!employee) throw new Error('There is nobody whose time could be recorded');
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const worked = { employee_id: employee.id, project_id: project.id, note: 'Workshop' };
const entry = dataOf(
	await kontor.POST('/items/time_entries', { body: { ...worked, start_time: `${day}T08:00:00Z`, end_time: `${day}T10:30:00Z` } }),
);

// 3. Approved, where the firm wants it.
const [organization] = dataOf(await kontor.GET('/items/organizations'));
if (organization?.is_time_approval_required) {
	dataOf(await kontor.POST('/time/entries/submit', { body: { ids: [entry.id] } }));
	dataOf(await kontor.POST('/time/entries/approve', { body: { ids: [entry.id] } }));
}

// 4. Billed, issued, paid. With a key it is safe to send a request again when the answer got lost.
const draft = dataOf(
	await kontor.POST('/billing/invoices/from-time', { body: { customer_id: customer.id, until: day, group_by: 'entry' } }),
);
const invoice = dataOf(
	await kontor.POST('/billing/invoices/{id}/issue', {
		params: { path: { id: draft.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
	}),
);
dataOf(
	await kontor.POST('/billing/invoices/{id}/payments', {
		params: { path: { id: invoice.id } },
		body: { amount: invoice.open_amount, payment_date: invoice.issued_date ?? day, method: 'bank_transfer' },
	}),
);

// 5. What became of it: looked for through a relation, and added up.
const paid: Models['InvoiceFilter'] = { customer_id: { name: { _eq: customer.name } }, status: { _in: ['paid'] } };
for (const { number, status, paid_amount, total } of dataOf(
	await kontor.GET('/items/invoices', { params: { query: { filter: JSON.stringify(paid), sort: ['-issued_date'] } } }),
))
	console.log(`${number}: ${status}, ${paid_amount} of ${total}`);

const sum: Models['Aggregate'] = { count: '*', sum: ['total'] };
const [sums] = dataOf(
	await kontor.GET('/items/{collection}', {
		params: { path: { collection: 'invoices' }, query: { aggregate: JSON.stringify(sum), filter: JSON.stringify(paid) } },
	}),
);
console.log(`${sums?.count} paid, together ${sums?.sum?.total}`);
