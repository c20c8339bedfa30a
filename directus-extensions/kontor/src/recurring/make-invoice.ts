/** The draft for one period of a series: its lines with the prices of that year, its texts with that period filled in. */
import { addDraft } from '../billing/add-draft.js';
import { readRow, readRows } from '../core/load.js';
import { languageOf } from '../core/rules/written.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Organization } from '../generated/schema.js';
import { parseLines } from './check-template.js';
import { kontorError } from './errors.js';
import { indexedPrice } from './rules/indexation.js';
import { taxOfLine } from './rules/line-tax.js';
import { fillIn } from './rules/placeholders.js';
import type { Period } from './rules/schedule.js';
import type { Template } from './template.js';

interface Due {
	template: Template;
	organization: Organization;
	period: Period;
}

/** Returns the id of the draft. */
export async function makeInvoice({ template, organization, period }: Due, context: VerbContext): Promise<string> {
	const customer = (await readRow(context, 'customers', template.customer_id))!;
	if (customer.deleted_at) throw kontorError('REFERENCE_NOT_FOUND', { collection: 'recurring_invoices', field: 'customer_id' });
	const ofSeries = parseLines(template.lines);
	const { organization_id } = template;
	const wanted = ofSeries.flatMap(({ service_id }) => service_id ?? []);
	const rates = await readRows(context, 'tax_rates', (query) => query.where({ organization_id }));
	const services = await readRows(context, 'services', (query) => query.where({ organization_id }).whereIn('id', wanted));
	const known = { organization, customer, rates, services };
	const language = languageOf(customer.language);
	const filled = (text: string | null | undefined) => fillIn(text, period, language) ?? null;

	const lines = ofSeries.map((line) => ({
		service_id: line.service_id ?? null,
		title: filled(line.title)!.slice(0, 255),
		description: filled(line.description),
		quantity: line.quantity,
		unit: line.unit ?? 'flat',
		unit_price: indexedPrice(line.unit_price, template.indexation_percent, period.years),
		discount_percent: line.discount_percent ?? null,
		...taxOfLine(line, known),
	}));
	return addDraft(
		{
			organization_id,
			customer_id: template.customer_id,
			project_id: template.project_id,
			recurring_invoice_id: template.id,
			recurring_period: period.from,
			title: filled(template.title)!.slice(0, 255),
			intro_text: filled(template.intro_text),
			closing_text: filled(template.closing_text),
			currency: template.currency,
			price_mode: template.price_mode,
			payment_terms_days: template.payment_terms_days,
			service_from: period.from,
			service_to: period.to,
		},
		lines,
		context,
	);
}
