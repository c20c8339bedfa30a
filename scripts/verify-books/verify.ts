/** Runs every check of checks.ts, adds up every invoice and quote again with the rule itself, and compares the model with what Kontor ships. */
import type pg from 'pg';
import { type CorrectedLine, correctionOf } from '../../directus-extensions/kontor/src/billing/rules/correction.ts';
import { formatCents } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import type { TaxSummaryGroup } from '../../directus-extensions/kontor/src/papers/rules/frozen.ts';
import { type Line, type Terms, taxSummary, totalsOf } from '../../directus-extensions/kontor/src/papers/rules/totals.ts';
import { CHECKS, TENANT_REFERENCES, VALUES } from './checks.ts';
import { GUARDS, guardProblems, MODEL, modelProblems } from './model.ts';

export interface Finding {
	check: string;
	organization_id: string | null;
	subject: string;
	problem: string;
}

export interface Result {
	checks: string[];
	findings: Finding[];
}

type Client = Pick<pg.ClientBase, 'query'>;

/** All checks see the same moment, whatever is written meanwhile. */
export async function verifyBooks(client: Client, organization?: string): Promise<Result> {
	await client.query('begin isolation level repeatable read read only');
	try {
		return await askEverything(client, organization);
	} finally {
		await client.query('rollback');
	}
}

export async function askEverything(client: Client, organization?: string): Promise<Result> {
	const findings: Finding[] = [];
	const ask = async (check: string, sql: string) => {
		const { rows } = await client.query(`select * from (${sql}) found where $1::uuid is null or organization_id = $1 limit 200`, [
			organization ?? null,
		]);
		findings.push(...rows.map((row) => ({ check, ...row })));
	};
	for (const { name, sql } of CHECKS) await ask(name, sql);
	for (const { tbl, col, target } of (await client.query(TENANT_REFERENCES)).rows)
		await ask(
			REFERENCES,
			`select a.organization_id, '${tbl}.${col} ' || a.id as subject, 'refers to a row of another organization' as problem
			 from ${tbl} a join ${target} b on b.id = a.${col} where a.organization_id <> b.organization_id`,
		);
	for (const { tbl, of_firm, problems } of (await client.query(VALUES)).rows) {
		const organization_id = tbl === 'organizations' ? 'a.id' : of_firm ? 'a.organization_id' : 'null::uuid';
		await ask(
			NUMBERS,
			`select ${organization_id} as organization_id, '${tbl} ' || a.id as subject, p.problem from ${tbl} a, lateral (select concat_ws(', ', ${problems}) as problem) p
			 where p.problem <> ''`,
		);
	}
	for (const [documents, lines, key] of [
		['invoices', 'invoice_lines', 'invoice_id'],
		['quotes', 'quote_lines', 'quote_id'],
	] as const)
		findings.push(...(await addUpAnew(client, documents, lines, key, organization)));
	for (const [check, problems] of [
		[MODEL, await modelProblems(client)],
		[GUARDS, await guardProblems(client)],
	] as const)
		findings.push(...problems.map((problem) => ({ check, organization_id: null, ...problem })));
	return { checks: [...CHECKS.map(({ name }) => name), REFERENCES, NUMBERS, TOTALS, MODEL, GUARDS], findings };
}

const REFERENCES = 'no row refers to a row of another organization';
const NUMBERS = 'every number is a number, every day is of this time';
const TOTALS = 'every document is the sum of its lines: net per line, tax per rate, totals';
const BATCH = 500;

async function addUpAnew(client: Client, documents: string, lines: string, key: string, organization?: string): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
		const { rows } = await client.query(
			`select d.id, d.organization_id, d.number, d.status, d.price_mode, d.discount_percent::text, d.net_total::text, d.tax_total::text, d.total::text, d.tax_summary,
				(select jsonb_agg(jsonb_build_object('quantity', l.quantity::text, 'unit_price', l.unit_price::text, 'discount_percent', l.discount_percent::text,
					'tax_rate', l.tax_rate::text, 'tax_category', l.tax_category, 'net_amount', l.net_amount::text,
					'is_optional', to_jsonb(l) -> 'is_optional', 'down_payment_id', to_jsonb(l) -> 'down_payment_id') order by l.position, l.id)
				 from ${lines} l where l.${key} = d.id) as lines${documents === 'invoices' ? `, ${CORRECTED} as corrected` : ''}
			 from ${documents} d where d.id > $1 and ($2::uuid is null or d.organization_id = $2) order by d.id limit ${BATCH}`,
			[after, organization ?? null],
		);
		for (const row of rows) {
			const problem = tried(row);
			if (problem) findings.push({ check: TOTALS, organization_id: row.organization_id, subject: row.number ?? row.id, problem });
		}
		if (rows.length < BATCH) return findings;
		after = rows.at(-1).id;
	}
}

/** Of a correction: the lines of its invoice, with what the corrections before it have left of each and what it takes itself. */
const CORRECTED = `case when d.kind = 'correction' and not exists (select 1 from invoice_lines l where l.invoice_id = d.id and l.corrects_line_id is null) then
	(select jsonb_agg(jsonb_build_object('quantity', o.quantity::text, 'unit_price', o.unit_price::text, 'discount_percent', o.discount_percent::text,
		'tax_rate', o.tax_rate::text, 'tax_category', o.tax_category, 'down_payment_id', o.down_payment_id,
		'taken', coalesce((select -l.quantity from invoice_lines l where l.invoice_id = d.id and l.corrects_line_id = o.id), 0)::text,
		'left', (o.quantity + coalesce((select sum(l.quantity) from invoice_lines l join invoices i on i.id = l.invoice_id
			where l.corrects_line_id = o.id and i.status <> 'draft' and (i.sequence_year, i.sequence_number) < (d.sequence_year, d.sequence_number)), 0))::text)
		order by o.position, o.id) from invoice_lines o where o.invoice_id = d.related_invoice_id) end`;

/** Amounts and what they are made of are text, whatever the driver makes of decimals elsewhere. */
interface Totalled extends Terms {
	lines: (Line & { net_amount: string })[] | null;
	corrected?: CorrectedLine[] | null;
	net_total: string;
	tax_total: string;
	total: string;
	tax_summary: Omit<TaxSummaryGroup, 'exemption_reason'>[] | null;
}

/** Values that can't be calculated with are a finding, too. */
function tried(document: Totalled): string | undefined {
	try {
		return differenceOf(document);
	} catch (error) {
		if (error instanceof RangeError) return error.message;
		throw error;
	}
}

function differenceOf(document: Totalled): string | undefined {
	const lines = (document.lines ?? []).map((line) => ({ ...line, is_optional: line.is_optional === true }));
	const totals = document.corrected ? correctionOf(document.corrected, document) : totalsOf(lines, document);
	const wrongLine = lines.findIndex((line, index) => line.net_amount !== formatCents(totals.lineNets[index]!));
	if (wrongLine >= 0) return `line ${wrongLine + 1} says ${lines[wrongLine]!.net_amount}, is ${formatCents(totals.lineNets[wrongLine]!)}`;
	const wanted = [
		['net_total', formatCents(totals.net)],
		['tax_total', formatCents(totals.tax)],
		['total', formatCents(totals.total)],
	] as const;
	for (const [column, value] of wanted) if (document[column] !== value) return `${column} says ${document[column]}, is ${value}`;
	const groups = (summary: NonNullable<Totalled['tax_summary']>) =>
		summary.map(({ tax_category, tax_rate, net_amount, tax_amount }) => `${tax_category} ${tax_rate} ${net_amount} ${tax_amount}`).sort();
	const said = groups(document.tax_summary ?? []);
	if (document.tax_summary && said.join() !== groups(taxSummary(totals.groups)).join()) return `tax_summary says ${said.join(', ')}`;
	return undefined;
}
