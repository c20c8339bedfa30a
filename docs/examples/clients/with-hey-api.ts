/**
 * From a customer to a paid invoice with @hey-api/openapi-ts. Nothing is cast: what is missing or wrong does not compile.
 *
 *   curl "$KONTOR_URL/api-docs/openapi.json" -H "Authorization: Bearer $KONTOR_TOKEN" -o openapi.json
 *   npx @hey-api/openapi-ts -i openapi.json -o kontor
 */
import {
	aggregateRows,
	billingInvoiceIssue,
	billingInvoicePayments,
	createCustomer,
	createInvoice,
	createProject,
	createTimeEntry,
	type EmployeeFilter,
	type InvoiceFilter,
	readEmployees,
	readInvoiceLines,
	readInvoices,
	updateInvoice,
} from './kontor';
import { client } from './kontor/client.gen';

const { KONTOR_URL: baseUrl = 'http://localhost:8055', KONTOR_TOKEN = 'kontor-demo-integrator' } = process.env;
client.setConfig({ baseUrl, auth: KONTOR_TOKEN });
/** A refusal is thrown: an object with `errors`, each with the code by which programs decide. */
const throwOnError = true;

// 1. Who is billed, for what. What the server sets (organization, number, state) is not asked for.
const customer = await createCustomer({
	throwOnError,
	body: {
		name: `Beispiel GmbH ${crypto.randomUUID()}`, street: 'Kundenstraße 2', zip: '20095', city: 'Hamburg',
		billing_email: 'rechnung@beispiel.example.com',
	},
});
const { id: customer_id, name } = customer.data.data;
const project = await createProject({ throwOnError, body: { title: 'Einführung', customer_id, hourly_rate: '120.00' } });

// 2. What was done. A filter is JSON in text; its type says which fields and conditions there are.
const active: EmployeeFilter = { is_active: { _eq: true } };
const employees = await readEmployees({ throwOnError, query: { filter: JSON.stringify(active), limit: 1 } });
const employee = employees.data.data[0];
if (!employee) throw new Error('There is nobody whose time could be recorded');
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const entry = await createTimeEntry({
	throwOnError,
	body: {
		employee_id: employee.id, project_id: project.data.data.id, note: 'Workshop',
		start_time: `${day}T08:00:00Z`, end_time: `${day}T10:30:00Z`,
	},
});
console.log(`Recorded ${entry.data.data.duration} seconds`);

// 3. A draft by hand: the lines are written together with the invoice. One of them is changed, and another one added.
const draft = await createInvoice({
	throwOnError,
	body: {
		customer_id, service_from: day, service_to: day,
		lines: [{ title: 'Pauschale', quantity: '1', unit: 'flat', unit_price: '300.00' }],
	},
});
const { id } = draft.data.data;
const lines = await readInvoiceLines({ throwOnError, query: { filter: JSON.stringify({ invoice_id: { _eq: id } }), sort: ['position'] } });
await updateInvoice({
	throwOnError,
	path: { id },
	body: {
		lines: {
			update: lines.data.data.map((line) => ({ id: line.id, description: 'Wie besprochen' })),
			create: [{ title: 'Anfahrt', position: 2, unit_price: '50.00' }],
		},
	},
});

// 4. Issued and paid. With a key it is safe to send a request again when the answer got lost.
const issued = await billingInvoiceIssue({ throwOnError, path: { id }, headers: { 'Idempotency-Key': crypto.randomUUID() } });
const { open_amount, issued_date, lines: printed } = issued.data.data;
console.log(`Issued with ${printed.map(({ title }) => title).join(' and ')}`);
await billingInvoicePayments({
	throwOnError,
	path: { id },
	body: { amount: open_amount, payment_date: issued_date ?? day, method: 'bank_transfer' },
});

// 5. What became of it: looked for through a relation, and added up.
const paid: InvoiceFilter = { customer_id: { name: { _eq: name } }, status: { _in: ['paid'] } };
const filter = JSON.stringify(paid);
const found = await readInvoices({ throwOnError, query: { filter, sort: ['-issued_date'], meta: 'filter_count' } });
for (const { number, status, paid_amount, total } of found.data.data) console.log(`${number}: ${status}, ${paid_amount} of ${total}`);
const sums = await aggregateRows({
	throwOnError,
	path: { collection: 'invoices' },
	query: { filter, aggregate: JSON.stringify({ count: '*', sum: ['total'] }) },
});
console.log(`${found.data.meta?.filter_count} paid, together ${sums.data.data[0]?.sum?.total}`);
