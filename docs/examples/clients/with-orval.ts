/**
 * From a customer to a paid invoice with orval. Nothing is cast: what is missing or wrong does not compile.
 *
 *   curl "$KONTOR_URL/api-docs/openapi.json" -H "Authorization: Bearer $KONTOR_TOKEN" -o openapi.json
 *   npx orval --config orval.config.mjs
 */
import {
	aggregateRows,
	billingInvoiceIssue,
	billingInvoicePayments,
	billingInvoicesFromTime,
	createCustomer,
	createProject,
	createTimeEntry,
	type EmployeeFilter,
	type InvoiceFilter,
	readEmployees,
	readInvoices,
	readOrganizations,
	timeEntriesApprove,
	timeEntriesSubmit,
} from './kontor';

const { KONTOR_TOKEN = 'kontor-demo-integrator' } = process.env;
const withToken = { headers: { Authorization: `Bearer ${KONTOR_TOKEN}` } };
const withBody = { headers: { ...withToken.headers, 'Content-Type': 'application/json' } };
/** With a key it is safe to send a request again when the answer got lost. */
const once = () => ({ headers: { ...withBody.headers, 'Idempotency-Key': crypto.randomUUID() } });

// 1. Who is billed, for what. What the server sets (organization, number, state) is not asked for.
const customer = await createCustomer(
	{
		name: `Beispiel GmbH ${crypto.randomUUID()}`, street: 'Kundenstraße 2', zip: '20095', city: 'Hamburg',
		billing_email: 'rechnung@beispiel.example.com',
	},
	withBody,
);
const { id: customer_id, name } = customer.data.data;
const project = await createProject({ title: 'Einführung', customer_id, hourly_rate: '120.00' }, withBody);

// 2. What was done. A filter is JSON in text; its type says which fields and conditions there are.
const somebody: EmployeeFilter = { is_active: { _eq: true }, id: { _neq: '$CURRENT_USER' } };
const employees = await readEmployees({ filter: JSON.stringify(somebody), fields: ['id', 'firstname'], limit: 1 }, withToken);
const employee = employees.data.data[0];
if (!employee) throw new Error('There is nobody whose time could be recorded');
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const entry = await createTimeEntry(
	{
		employee_id: employee.id, project_id: project.data.data.id, note: 'Workshop',
		start_time: `${day}T08:00:00Z`, end_time: `${day}T10:30:00Z`,
	},
	withBody,
);

// 3. Approved, where the firm wants it.
const organizations = await readOrganizations(undefined, withToken);
if (organizations.data.data[0]?.is_time_approval_required) {
	await timeEntriesSubmit({ ids: [entry.data.data.id] }, once());
	await timeEntriesApprove({ ids: [entry.data.data.id] }, once());
}

// 4. Billed, issued, paid.
const draft = await billingInvoicesFromTime({ customer_id, until: day, group_by: 'entry' }, once());
const { id } = draft.data.data;
const issued = await billingInvoiceIssue(id, once());
const { open_amount, issued_date } = issued.data.data;
await billingInvoicePayments(id, { amount: open_amount, payment_date: issued_date ?? day, method: 'bank_transfer' }, once());

// 5. What became of it: looked for through a relation, and added up.
const paid: InvoiceFilter = { customer_id: { name: { _eq: name } }, status: { _in: ['paid'] } };
const filter = JSON.stringify(paid);
const found = await readInvoices({ filter, sort: ['-issued_date'] }, withToken);
for (const { number, status, paid_amount, total } of found.data.data) console.log(`${number}: ${status}, ${paid_amount} of ${total}`);
const sums = await aggregateRows('invoices', { filter, aggregate: JSON.stringify({ count: '*', sum: ['total'] }) }, withToken);
console.log(`${sums.data.data[0]?.count} paid, together ${sums.data.data[0]?.sum?.total}`);
