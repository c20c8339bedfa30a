/** What became of an issued invoice: paid, half paid, dunned, or nothing yet. */
import { type Cents, formatCents, parseCents, percentOf, sum } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { chargesOf } from '../../directus-extensions/kontor/src/dunning/rules/charges.ts';
import { levelsOf } from '../../directus-extensions/kontor/src/dunning/rules/levels.ts';
import { dunningNotice, payment } from '../factories/billing.ts';
import { addDays, type Day, moment, workdayOnOrAfter } from '../factories/calendar.ts';
import type { Maker, Row } from '../factories/maker.ts';
import type { Tenant } from './tenant.ts';

export type Fate = 'unsent' | 'open' | 'on-time' | 'late' | 'partial' | 'skonto' | 'never' | 'dunned' | 'corrected';

export function settle(tenant: Tenant, document: Row, fate: Fate): void {
	const { make, team } = tenant;
	const { random, today } = make;
	const total = parseCents(document.total);
	const pay = (amount: Cents, day: Day, more: Row = {}) =>
		day < today
			? payment(make, document, {
					amount: formatCents(amount),
					payment_date: day,
					created_at: moment(day, 8 * 60),
					created_by: (team.accountant ?? team.manager!).id,
					...more,
				})
			: undefined;
	const on = (days: number) => workdayOnOrAfter(addDays(document.issued_date, days));
	const terms = document.payment_terms_days;

	if (fate === 'on-time') pay(total, on(random.int(3, terms)));
	if (fate === 'late') pay(total, on(terms + random.int(8, 25)));
	if (fate === 'partial') pay(percentOf(total, '40'), on(8), { note: 'Anzahlung' });
	if (fate === 'skonto') {
		const skonto = percentOf(total, document.skonto_percent ?? '2');
		const day = addDays(document.issued_date, (document.skonto_days ?? 10) - 2);
		pay(total - skonto, day);
		pay(skonto, day, { method: 'skonto', note: 'Skonto innerhalb der Frist' });
	}
	if (fate === 'corrected') {
		const wrong = pay(total, on(5), { note: 'Falscher Rechnung zugeordnet' });
		if (wrong) pay(-total, on(6), { reverses_payment_id: wrong.id, note: 'Gegenbuchung' });
		pay(total, on(9));
	}
	follow(tenant, document);
	if (fate === 'dunned' || fate === 'never') dun(tenant, document);
}

const paymentsOf = ({ id }: Row, make: Maker): Row[] => make.all('payments').filter(({ invoice_id }) => invoice_id === id);

/** The paid amount is the sum of the payments, and the status what follows from it. */
function follow({ make }: Tenant, document: Row): void {
	const paid = sum(paymentsOf(document, make).map(({ amount }) => parseCents(amount)));
	document.paid_amount = formatCents(paid);
	if (paid === parseCents(document.total)) document.status = 'paid';
	else if (document.due_date < make.today) document.status = 'overdue';
	else if (paid > 0n) document.status = 'partially_paid';
}

/** The rate that the database brings along (§ 247 BGB). */
const BASE_RATES = [{ valid_from: '2025-07-01', rate: '1.27' }];

function dun({ make, organization }: Tenant, document: Row): void {
	const levels = levelsOf(organization.dunning_levels);
	const { total, credited_amount, due_date, currency } = document;
	for (const level of [1, 2, 3]) {
		const day = workdayOnOrAfter(addDays(document.due_date, level * 12 - 2));
		if (day >= make.today) return;
		const isProposal = level === 1 && addDays(day, 12) > make.today;
		const { open, fee, interest, flatFee, periods } = chargesOf(
			{
				invoice: { total, credited_amount, due_date, currency },
				payments: paymentsOf(document, make).map(({ payment_date, amount }) => ({ payment_date, amount })),
				buyerType: document.buyer_snapshot.type,
				baseRates: BASE_RATES,
				currency: organization.currency,
				settings: organization.settings,
			},
			level,
			levels[level - 1]!,
			day,
		);
		dunningNotice(make, document, {
			level,
			status: isProposal ? 'proposed' : 'sent',
			// A proposal gets its days when it is issued.
			notice_date: isProposal ? null : day,
			due_date: isProposal ? null : addDays(day, 10),
			open_amount: formatCents(open),
			fee: formatCents(fee),
			interest: formatCents(interest),
			flat_fee: formatCents(flatFee),
			interest_details: periods,
			created_at: moment(day, 9 * 60),
		});
	}
}
