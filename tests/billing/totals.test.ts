/** The database adds drafts up, the rules check them before they are issued: both come to the same cents, whatever is on a document. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCents, formatDecimal } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { taxSummary, totalsOf } from '../../directus-extensions/kontor/src/papers/rules/totals.ts';
import { addFirm, type Firm } from '../lib/books.ts';
import { find, insert, inTransaction, type Row, sql } from '../lib/database.ts';

let firm: Firm;
let reversed: string;
beforeAll(async () => {
	firm = await addFirm();
	reversed = await insert('invoices', { id: randomUUID(), organization_id: firm.id, customer_id: firm.customer });
});

const decimal = (most: bigint, scale: number, least = 0n) =>
	fc
		.oneof(fc.bigInt({ min: least, max: most }), fc.bigInt({ min: least < 0n ? -10_000n : 0n, max: 10_000n }))
		.map((value) => formatDecimal(value, scale));
const tax = fc.constantFrom(
	...[
		['S', '19.00'],
		['S', '7.00'],
		['S', '5.50'],
		['Z', '0.00'],
		['AE', '0.00'],
		['E', '0.00'],
		['G', '0.00'],
		['K', '0.00'],
		['O', '0.00'],
	].map(([tax_category, tax_rate]) => ({ tax_category, tax_rate })),
);
const line = (isQuote: boolean) =>
	fc
		.record({
			quantity: decimal(99_999_999n, 4, -9_999_999n),
			unit_price: decimal(999_999_999n, 4, -99_999n),
			discount_percent: fc.option(decimal(10_000n, 2)),
			tax,
			...(isQuote ? { is_optional: fc.boolean() } : {}),
		})
		.map(({ tax, ...rest }): Row => ({ ...rest, ...tax }));
const terms = fc.record({
	price_mode: fc.constantFrom('net', 'gross'),
	discount_percent: fc.option(decimal(10_000n, 2)),
	currency: fc.constantFrom('EUR', 'CHF', 'GBP', 'USD'),
});

type Kind = 'invoices' | 'quotes';
const LINES = { invoices: ['invoice_lines', 'invoice_id'], quotes: ['quote_lines', 'quote_id'] } as const;

/** Only reversals may be negative, not even for a moment while their lines are written one by one. */
const isPositive = (lines: readonly Row[], by: Row): boolean =>
	lines.every((_, at) => totalsOf(lines.slice(0, at + 1) as never, by).total >= 0n);
const asReversal = () => ({ kind: 'correction', related_invoice_id: reversed });

/** Writes the document, in one statement or line by line, and looks at what the database has made of it. */
async function assertSame(kind: Kind, lines: readonly Row[], by: Row, isAtOnce: boolean): Promise<string> {
	const [table, key] = LINES[kind];
	const isReversal = kind === 'invoices' && !isPositive(lines, by);
	const id = await insert(kind, {
		id: randomUUID(),
		organization_id: firm.id,
		customer_id: firm.customer,
		title: 'x',
		...(isReversal ? asReversal() : {}),
		...by,
	});
	const rows = lines.map((one, index) => ({
		id: randomUUID(),
		organization_id: firm.id,
		[key]: id,
		position: index + 1,
		title: `Zeile ${index}`,
		...one,
	}));
	if (isAtOnce)
		await sql(
			`insert into ${table} (id, organization_id, ${key}, position, title, quantity, unit_price, discount_percent, tax_category, tax_rate${kind === 'quotes' ? ', is_optional' : ''})
			select id, organization_id, ${key}, position, title, quantity, unit_price, discount_percent, tax_category, tax_rate${kind === 'quotes' ? ', is_optional' : ''}
			from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
			[JSON.stringify(rows)],
		);
	else
		await inTransaction(async (client) => {
			for (const row of rows) await insert(table, row, client);
		});
	await assertAddsUp(kind, id, lines, by);
	return id;
}

async function assertAddsUp(kind: Kind, id: string, lines: readonly Row[], by: Row): Promise<void> {
	const [table, key] = LINES[kind];
	const totals = totalsOf(lines as never, by);
	const written = await sql(`select net_amount from ${table} where ${key} = $1 order by position, id`, [id]);
	expect(written.map(({ net_amount }) => net_amount)).toEqual(totals.lineNets.map(formatCents));
	expect(await find(kind, id)).toMatchObject({
		net_total: formatCents(totals.net),
		tax_total: formatCents(totals.tax),
		total: formatCents(totals.total),
		tax_summary: taxSummary(totals.groups),
	});
}

describe.each(['invoices', 'quotes'] as const)('%s', (kind) => {
	it('add up in the database as they do in the rules', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(line(kind === 'quotes'), { maxLength: 12 }), terms, fc.boolean(), async (lines, by, isAtOnce) => {
				fc.pre(kind === 'invoices' || isPositive(lines, by));
				await assertSame(kind, lines, by, isAtOnce);
			}),
			{ numRuns: 150 },
		);
	});

	it('do so again when their terms or a line change', async () => {
		const [table, key] = LINES[kind];
		await fc.assert(
			fc.asyncProperty(
				fc.array(line(kind === 'quotes'), { minLength: 1, maxLength: 5 }),
				terms,
				terms,
				line(kind === 'quotes'),
				async (lines, by, later, other) => {
					const isQuote = kind === 'quotes';
					const changed = [{ ...other, ...(isQuote ? { is_optional: lines[0]!.is_optional } : {}) }, ...lines.slice(1)];
					const states: [readonly Row[], Row][] = [
						[lines, by],
						[lines, later],
						[changed, later],
						[changed.slice(1), later],
					];
					fc.pre(!isQuote || states.every(([rows, terms]) => isPositive(rows, terms)));
					const id = await assertSame(kind, lines, isQuote ? by : { ...by, ...asReversal() }, true);
					await sql(`update ${kind} set price_mode = $2, discount_percent = $3 where id = $1`, [
						id,
						later.price_mode,
						later.discount_percent,
					]);
					await assertAddsUp(kind, id, lines, later);
					await sql(
						`update ${table} set quantity = $2, unit_price = $3, discount_percent = $4, tax_category = $5, tax_rate = $6 where ${key} = $1 and position = 1`,
						[id, other.quantity, other.unit_price, other.discount_percent, other.tax_category, other.tax_rate],
					);
					await assertAddsUp(kind, id, changed, later);
					await sql(`delete from ${table} where ${key} = $1 and position = 1`, [id]);
					await assertAddsUp(kind, id, changed.slice(1), later);
				},
			),
			{ numRuns: 30 },
		);
	});

	it('never take over sums that somebody sends along', async () => {
		const id = await assertSame(
			kind,
			[
				{
					quantity: '1',
					unit_price: '100',
					tax_category: 'S',
					tax_rate: '19.00',
					discount_percent: null,
					...(kind === 'quotes' ? { is_optional: false } : {}),
				},
			],
			{ price_mode: 'net' },
			true,
		);
		await sql(`update ${kind} set net_total = 1, tax_total = 1, total = 2, tax_summary = '[]' where id = $1`, [id]);
		await sql(`update ${LINES[kind][0]} set net_amount = 1 where ${LINES[kind][1]} = $1`, [id]);
		expect(await find(kind, id)).toMatchObject({ net_total: '100.00', tax_total: '19.00', total: '119.00' });
		expect(await sql(`select net_amount from ${LINES[kind][0]} where ${LINES[kind][1]} = $1`, [id])).toEqual([{ net_amount: '100.00' }]);
	});
});

describe('a cancellation', () => {
	it('and its invoice are nothing together, whatever was on it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(line(false), { minLength: 1, maxLength: 8 }), terms, async (lines, by) => {
				const original = await find('invoices', await assertSame('invoices', lines, by, true));
				const negative = (value: string) => (value.startsWith('-') ? value.slice(1) : `-${value}`);
				const turned = lines.map((one) => ({ ...one, quantity: negative(one.quantity) }));
				const cancelled = await find('invoices', await assertSame('invoices', turned, by, true));
				for (const column of ['net_total', 'tax_total', 'total']) expect(Number(original![column]) + Number(cancelled![column])).toBe(0);
			}),
			{ numRuns: 40 },
		);
	});
});
