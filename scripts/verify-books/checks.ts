/**
 * What must be true of the books at any moment, each as a question that finds the rows for which it is not. Asked of the rows
 * alone: no trigger, no function and no derived column is trusted.
 */
export interface Check {
	name: string;
	/** Answers (organization_id, subject, problem), no row where all is well. */
	sql: string;
}

const REVERSAL = "kind in ('cancellation', 'correction')";

export const CHECKS: readonly Check[] = [
	{
		name: 'invoice numbers count on without a gap, per organization, kind and year',
		sql: `select organization_id, min(number) || ' … ' || max(number) as subject,
				count(*) || ' numbers from ' || min(sequence_number) || ' to ' || max(sequence_number) as problem
			from invoices where status <> 'draft' group by organization_id, ${REVERSAL}, sequence_year
			having count(*) <> max(sequence_number) - min(sequence_number) + 1 or count(distinct sequence_number) <> count(*)`,
	},
	{
		name: 'the counters stand where the numbers end',
		sql: `select s.organization_id, s.kind || ' ' || s.year as subject, 'counter at ' || s.last_number || ', highest number ' || coalesce(u.highest::text, 'none') as problem
			from number_sequences s
			left join (select organization_id, case when ${REVERSAL} then 'cancellation' else 'invoice' end as kind, sequence_year as year, max(sequence_number) as highest
				from invoices where status <> 'draft' group by 1, 2, 3) u using (organization_id, kind, year)
			where s.kind in ('invoice', 'cancellation') and u.highest is distinct from nullif(s.last_number, 0)
				and not (u.highest is null and exists (select 1 from number_sequences o where o.organization_id = s.organization_id and o.kind = s.kind and o.year < s.year))`,
	},
	{
		name: 'numbers are in the order of their dates, but where somebody confirmed that a clock ran ahead',
		sql: `select organization_id, number as subject, 'dated ' || issued_date || ', the number before ' || before as problem from (
				select *, lag(issued_date) over (partition by organization_id, ${REVERSAL}, sequence_year order by sequence_number) as before
				from invoices where status <> 'draft') i
			where issued_date < before and not exists (select 1 from kontor_system.clock_breaks b where b.organization_id = i.organization_id and b.year = i.sequence_year
				and (b.kind = 'cancellation') = (i.${REVERSAL}) and b.after_number = i.sequence_number - 1 and i.issued_date >= b.from_date)`,
	},
	{
		name: 'drafts have no number; issued invoices have number, dates, parties and lines',
		sql: `select organization_id, coalesce(number, id::text) as subject, status as problem from invoices i
			where (status = 'draft' and (number is not null or sequence_number is not null or sent_at is not null or cancelled_at is not null))
				or (status <> 'draft' and (number is null or issued_date is null or due_date is null or seller_snapshot is null or buyer_snapshot is null
					or not exists (select 1 from invoice_lines l where l.invoice_id = i.id)))`,
	},
	{
		name: 'what is paid is the sum of the payments',
		sql: `select i.organization_id, coalesce(i.number, i.id::text) as subject, 'says ' || i.paid_amount || ', payments are ' || coalesce(p.sum, 0) as problem
			from invoices i left join (select invoice_id, sum(amount) from payments group by invoice_id) p on p.invoice_id = i.id
			where i.paid_amount <> coalesce(p.sum, 0)`,
	},
	{
		name: 'what is corrected is the sum of cancellations and corrections, and never more than the invoice',
		sql: `select i.organization_id, coalesce(i.number, i.id::text) as subject, 'says ' || i.credited_amount || ', documents are ' || coalesce(c.sum, 0) as problem
			from invoices i left join (select related_invoice_id, sum(-total) from invoices where ${REVERSAL} and status <> 'draft' group by 1) c on c.related_invoice_id = i.id
			where i.credited_amount <> coalesce(c.sum, 0) or i.credited_amount > greatest(i.total, 0)`,
	},
	{
		name: 'the open amount and the status follow from total, payments, corrections and dates',
		sql: `select organization_id, coalesce(number, id::text) as subject, status || ', open ' || open_amount || ', should be ' || should as problem from (
				select *, case
					when cancelled_at is not null then 'cancelled'
					when ${REVERSAL} then case when sent_at is null then 'issued' else 'sent' end
					when paid_amount >= total - credited_amount then 'paid'
					when status = 'overdue' and due_date < current_date + 1 then 'overdue'
					when paid_amount > 0 then 'partially_paid'
					when sent_at is not null then 'sent'
					else 'issued' end as should
				from invoices where status <> 'draft') i
			where status <> should
				or open_amount <> case when status in ('paid', 'cancelled') or ${REVERSAL} then 0 else total - credited_amount - paid_amount end`,
	},
	{
		name: 'what was paid beyond an invoice is credit of its customer, to the cent',
		sql: `select i.organization_id, coalesce(i.number, i.id::text) as subject, 'credit given ' || coalesce(c.sum, 0) || ', excess ' || greatest(i.paid_amount - (i.total - i.credited_amount), 0) as problem
			from invoices i left join (select invoice_id, sum(amount) from customer_credits where kind = 'overpayment' group by 1) c on c.invoice_id = i.id
			where i.status <> 'draft' and not ${REVERSAL} and coalesce(c.sum, 0) <> greatest(i.paid_amount - (i.total - i.credited_amount), 0)`,
	},
	{
		name: 'what was paid by credit was taken from the credit',
		sql: `select p.organization_id, p.id::text as subject, 'paid ' || p.amount || ', taken ' || coalesce(c.sum, 0) as problem
			from payments p left join (select payment_id, sum(-amount) from customer_credits where kind = 'used' group by 1) c on c.payment_id = p.id
			where (p.method = 'credit' and coalesce(c.sum, 0) <> p.amount) or (p.method <> 'credit' and c.sum is not null)`,
	},
	{
		name: 'nobody has less than no credit',
		sql: `select organization_id, customer_id::text as subject, sum(amount) || ' ' || currency as problem from customer_credits
			group by organization_id, customer_id, currency having sum(amount) < 0`,
	},
	{
		name: 'payments are on issued invoices; a counter-entry takes back one payment of the same invoice, whole, once',
		sql: `select p.organization_id, p.id::text as subject, p.amount || ' on ' || i.status as problem
			from payments p join invoices i on i.id = p.invoice_id left join payments o on o.id = p.reverses_payment_id
			where i.status = 'draft' or i.${REVERSAL} or (p.reverses_payment_id is null and p.amount <= 0)
				or (p.reverses_payment_id is not null and (o.invoice_id <> p.invoice_id or o.amount <> -p.amount or o.reverses_payment_id is not null
					or (select count(*) from payments x where x.reverses_payment_id = p.reverses_payment_id) > 1))`,
	},
	{
		name: 'a cancelled invoice has one cancellation that takes back all of it, rate by rate',
		sql: `select i.organization_id, i.number as subject, coalesce('cancelled by ' || c.number || ' with ' || c.total, 'no cancellation document') as problem
			from invoices i left join invoices c on c.related_invoice_id = i.id and c.kind = 'cancellation' and c.status <> 'draft'
			where (i.status = 'cancelled' or c.id is not null)
				and (i.status <> 'cancelled' or c.id is null or c.total <> -i.total or c.net_total <> -i.net_total or c.tax_total <> -i.tax_total
					or (select jsonb_object_agg(g ->> 'tax_category' || (g ->> 'tax_rate'), (g ->> 'tax_amount')::numeric) from jsonb_array_elements(i.tax_summary) g)
						is distinct from (select jsonb_object_agg(g ->> 'tax_category' || (g ->> 'tax_rate'), -(g ->> 'tax_amount')::numeric) from jsonb_array_elements(c.tax_summary) g))`,
	},
	{
		name: 'no line is corrected by more than it has',
		sql: `select l.organization_id, l.id::text as subject, 'quantity ' || l.quantity || ', corrected by ' || c.sum as problem
			from invoice_lines l join (select c.corrects_line_id, sum(-c.quantity) from invoice_lines c join invoices i on i.id = c.invoice_id
				where c.corrects_line_id is not null and i.status <> 'draft' group by 1) c on c.corrects_line_id = l.id
			where abs(c.sum) > abs(l.quantity) or c.sum * l.quantity < 0`,
	},
	{
		name: 'an invoice whose lines are all corrected away whole asks for nothing any more',
		sql: `select i.organization_id, i.number as subject, 'corrected by ' || i.credited_amount || ' of ' || i.total as problem
			from invoices i where i.status not in ('draft', 'cancelled') and not ${REVERSAL.replace('kind', 'i.kind')} and i.credited_amount <> i.total
				and exists (select 1 from invoice_lines l where l.invoice_id = i.id)
				and not exists (select 1 from invoice_lines l where l.invoice_id = i.id and l.quantity + coalesce((select sum(c.quantity)
					from invoice_lines c join invoices d on d.id = c.invoice_id where c.corrects_line_id = l.id and d.status <> 'draft'), 0) <> 0)`,
	},
	{
		name: 'a down payment is deducted once',
		sql: `select l.organization_id, d.number as subject, count(distinct i.id) || ' final invoices deduct it' as problem
			from invoice_lines l join invoices i on i.id = l.invoice_id join invoices d on d.id = l.down_payment_id
			where i.status <> 'cancelled' and i.kind = 'final' group by l.organization_id, d.number having count(distinct i.id) > 1`,
	},
	{
		name: 'billed time is finished, billable, has its rate and hours, and is on an invoice that stands',
		sql: `select t.organization_id, t.id::text as subject, coalesce(i.number, 'draft') || ' ' || i.status as problem
			from time_entries t join invoice_lines l on l.id = t.invoice_line_id join invoices i on i.id = l.invoice_id
			where t.end_time is null or not t.is_billable or i.status = 'cancelled' or ${REVERSAL.replace('kind', 'i.kind')}
				or t.billed_rate is null or t.billed_hours is null`,
	},
	{
		name: 'a line over tracked time bills the hours that its entries were billed with',
		sql: `select l.organization_id, coalesce(i.number, 'draft') || ' line ' || l.position as subject, l.quantity || ' ' || l.unit || ' billed, entries say ' || coalesce(t.sum, 0) as problem
			from invoice_lines l join invoices i on i.id = l.invoice_id join (select invoice_line_id, sum(billed_hours) from time_entries group by 1) t on t.invoice_line_id = l.id
			where l.quantity is distinct from t.sum or l.unit <> 'hour'`,
	},
	{
		name: 'work is billed to the customer whose project it was for, by an ordinary invoice',
		sql: `select w.organization_id, w.id::text as subject, coalesce(i.number, 'draft') || ' (' || i.kind || ') bills ' || coalesce(p.title, 'no project') as problem
			from (select id, organization_id, invoice_line_id, project_id from time_entries union all select id, organization_id, invoice_line_id, project_id from expenses) w
				join invoice_lines l on l.id = w.invoice_line_id join invoices i on i.id = l.invoice_id left join projects p on p.id = w.project_id
			where p.customer_id is distinct from i.customer_id or i.kind not in ('invoice', 'final')`,
	},
	{
		name: 'a quote is billed whole once, to its customer, in its currency',
		sql: `select q.organization_id, coalesce(q.number, q.id::text) as subject, string_agg(coalesce(i.number, 'draft') || ' ' || i.kind || ' ' || i.currency, ', ') as problem
			from quotes q join invoices i on i.quote_id = q.id where i.status <> 'cancelled' and not i.${REVERSAL}
			group by q.id having count(*) filter (where i.kind in ('invoice', 'final')) > 1 or bool_or(i.customer_id <> q.customer_id or i.currency <> q.currency)`,
	},
	{
		name: 'an expense is passed on by the line of one invoice that stands',
		sql: `select e.organization_id, e.id::text as subject, coalesce(i.number, 'no invoice') as problem
			from expenses e left join invoice_lines l on l.id = e.invoice_line_id left join invoices i on i.id = l.invoice_id
			where e.invoice_id is distinct from l.invoice_id or i.status = 'cancelled' or l.quantity <> 1`,
	},
	{
		name: 'expenses are passed on at most once',
		sql: `select organization_id, invoice_line_id::text as subject, count(*) || ' expenses on one line' as problem from expenses
			where invoice_line_id is not null group by 1, 2 having count(*) > 1`,
	},
	{
		name: 'one timer runs per person',
		sql: `select min(organization_id::text)::uuid as organization_id, employee_id::text as subject, count(*) || ' timers' as problem from time_entries
			where end_time is null group by employee_id having count(*) > 1`,
	},
	{
		name: 'a dunning notice that left the house has a number and an issued invoice, each level once',
		sql: `select d.organization_id, coalesce(d.number, d.id::text) as subject, 'level ' || d.level || ' ' || d.status as problem
			from dunning_notices d join invoices i on i.id = d.invoice_id
			where (d.status in ('issued', 'sent') and d.number is null) or i.status = 'draft'
				or (d.status <> 'cancelled' and (select count(*) from dunning_notices o where o.invoice_id = d.invoice_id and o.level = d.level and o.status <> 'cancelled') > 1)`,
	},
	{
		name: 'quotes that left the house have a number, each version once',
		sql: `select organization_id, coalesce(number, id::text) as subject, status || ', version ' || version as problem from quotes q
			where (status <> 'draft' and number is null)
				or (number is not null and (select count(*) from quotes o where o.organization_id = q.organization_id and o.number = q.number and o.version = q.version) > 1)`,
	},
];

/** Every reference between rows of organizations stays within the organization. Made from the foreign keys that exist. */
export const TENANT_REFERENCES = `
	select k.conrelid::regclass::text as tbl, a.attname as col, k.confrelid::regclass::text as target
	from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
	where k.contype = 'f' and k.connamespace = 'public'::regnamespace and a.attname not in ('organization_id', 'created_by', 'updated_by')
		and k.conrelid::regclass::text !~ '^directus_' and k.confrelid::regclass::text !~ '^directus_'
		and exists (select 1 from pg_attribute x where x.attrelid = k.conrelid and x.attname = 'organization_id')
		and exists (select 1 from pg_attribute x where x.attrelid = k.confrelid and x.attname = 'organization_id')`;

/**
 * Every table with numbers or days, and what is wrong with a row `a` of it: NaN (more than Infinity) and Infinity are taken for numbers by Postgres,
 * and the years 1 and 294276 for days. Made from the columns that exist, so those added in Studio are among them.
 */
export const VALUES = `
	select k.oid::regclass::text as tbl, exists (select 1 from pg_attribute x where x.attrelid = k.oid and x.attname = 'organization_id') as of_firm,
		string_agg(format('case when %s then %L || a.%I end', case when t.typcategory = 'N' then format('a.%1$I >= ''Infinity'' or a.%1$I = ''-Infinity''', a.attname)
			else format('a.%1$I < ''1900-01-01'' or a.%1$I >= ''2200-01-01''', a.attname) end, a.attname || ' is ', a.attname), ', ' order by a.attnum) as problems
	from pg_attribute a join pg_class k on k.oid = a.attrelid join pg_type t on t.oid = a.atttypid
	where k.relnamespace = 'public'::regnamespace and k.relkind in ('r', 'p') and k.relname not like 'directus\\_%' and a.attnum > 0 and not a.attisdropped
		and a.atttypid in ('numeric'::regtype, 'real'::regtype, 'float8'::regtype, 'date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
		and exists (select 1 from pg_attribute x where x.attrelid = k.oid and x.attname = 'id')
	group by k.oid`;
