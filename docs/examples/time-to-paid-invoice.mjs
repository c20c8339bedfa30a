/**
 * From a customer to a paid invoice, as a program does it: rows over REST, everything that follows rules over verbs.
 *
 *   npm install @directus/sdk@21
 *   KONTOR_URL=http://localhost:8055 KONTOR_TOKEN=kontor-demo-integrator node docs/examples/time-to-paid-invoice.mjs
 */
import { createDirectus, createItem, createItems, customEndpoint, readItems, rest, staticToken } from '@directus/sdk';

const { KONTOR_URL = 'http://localhost:8055', KONTOR_TOKEN = 'kontor-demo-integrator' } = process.env;
const kontor = createDirectus(KONTOR_URL).with(staticToken(KONTOR_TOKEN)).with(rest());

/** A verb. The key makes it safe to send again when the answer got lost: it is then the first answer, and nothing happens twice. */
const verb = (path, body = {}, key = crypto.randomUUID()) =>
	kontor.request(customEndpoint({ method: 'POST', path, body: JSON.stringify(body), headers: { 'Idempotency-Key': key } }));

try {
	// 1. Who is billed. The organization is set by the server; the address is what the law wants on an invoice.
	const customer = await kontor.request(
		createItem('customers', {
			name: `Beispiel GmbH ${new Date().toISOString()}`,
			street: 'Kundenstraße 2',
			zip: '20095',
			city: 'Hamburg',
			billing_email: 'rechnung@beispiel.example.com',
		}),
	);
	const project = await kontor.request(createItem('projects', { title: 'Einführung', customer_id: customer.id, hourly_rate: '120.00' }));
	console.log(`Customer ${customer.name}, project ${project.title}`);

	// 2. What was done, by somebody other than this program: nobody approves their own time. Durations and hours are worked out by the server.
	const somebody = { is_active: { _eq: true }, id: { _neq: '$CURRENT_USER' } };
	const [employee] = await kontor.request(readItems('employees', { fields: ['id'], filter: somebody, limit: 1 }));
	const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
	const entries = await kontor.request(
		createItems('time_entries', [
			{ employee_id: employee.id, project_id: project.id, start_time: `${day}T08:00:00Z`, end_time: `${day}T10:30:00Z`, note: 'Workshop' },
			{ employee_id: employee.id, project_id: project.id, start_time: `${day}T11:00:00Z`, end_time: `${day}T12:30:00Z`, note: 'Protokoll' },
		]),
	);
	const ids = entries.map(({ id }) => id);

	// 3. Approval, where the firm wants it: only approved time is billed.
	const [{ is_time_approval_required }] = await kontor.request(readItems('organizations', { fields: ['is_time_approval_required'] }));
	if (is_time_approval_required) {
		await verb('/time/entries/submit', { ids });
		await verb('/time/entries/approve', { ids });
	}

	// 4. What would be billed, and then the draft: the same rule makes both. Each entry is billed once only.
	const period = { customer_id: customer.id, until: day, group_by: 'entry' };
	const preview = await verb('/billing/invoices/preview', period);
	console.log(`Preview: ${preview.lines.length} lines, ${preview.total} ${preview.currency}`);
	const draft = await verb('/billing/invoices/from-time', period);
	console.log(`Draft: ${draft.total} ${draft.currency}, without a number yet`);

	// 5. Issued: number, date and parties are fixed from here on.
	const invoice = await verb(`/billing/invoices/${draft.id}/issue`);
	console.log(`Issued: ${invoice.number}, due ${invoice.due_date}`);
	await verb(`/billing/invoices/${invoice.id}/mark-sent`);

	// 6. Paid, in two parts. Status and open amount follow from the payments.
	const today = invoice.issued_date;
	await verb(`/billing/invoices/${invoice.id}/payments`, { amount: '80.00', payment_date: today, method: 'bank_transfer', reference: invoice.number });
	const [{ open_amount }] = await kontor.request(readItems('invoices', { filter: { id: { _eq: invoice.id } }, fields: ['open_amount'] }));
	await verb(`/billing/invoices/${invoice.id}/payments`, { amount: open_amount, payment_date: today, method: 'bank_transfer' });

	const [paid] = await kontor.request(
		readItems('invoices', { filter: { id: { _eq: invoice.id } }, fields: ['number', 'status', 'total', 'paid_amount', 'open_amount'] }),
	);
	console.log(`${paid.number}: ${paid.status}, ${paid.paid_amount} of ${paid.total}, open ${paid.open_amount}`);

	// 7. A refusal: decide by the code, show the text.
	await verb(`/billing/invoices/${invoice.id}/payments`, { amount: '1.00', payment_date: today, method: 'bank_transfer' }).catch(({ errors }) => {
		const [{ message, extensions }] = errors;
		console.log(`Refused with ${extensions.code}: ${message} / ${extensions.messages.de}`);
	});
} catch (error) {
	console.error(JSON.stringify(error.errors ?? String(error), null, 2));
	process.exitCode = 1;
}
