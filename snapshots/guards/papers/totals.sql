-- Totals: what drafts of invoices and quotes add up to, however their lines are written. The rule is
-- papers/rules/totals.ts; a property test holds both to the same cents (tests/billing/totals.test.ts).

-- Brings parts that were rounded one by one to their whole: core/rules/money.ts `reconcile`.
create or replace function kontor_system.reconcile(parts numeric[], whole numeric) returns numeric[] language plpgsql immutable as $$
declare
	result numeric[] := parts;
	remainder numeric := whole - (select coalesce(sum(p), 0) from unnest(parts) p);
	step numeric := sign(remainder);
	by_size int[];
	turn int := 0;
begin
	-- Without parts there is nothing to do: the last line of a correction was deleted.
	if remainder is null or remainder = 0 then return result; end if;
	-- Rounding leaves at most a cent for each part. Much more is not from rounding; NaN counts as more, too (it would loop for ever).
	if abs(remainder) > 2 * cardinality(parts) + 2 then
		raise numeric_value_out_of_range using message = 'the parts are not those of this whole';
	end if;
	by_size := array(select i from unnest(parts) with ordinality as t (p, i) order by abs(p) desc, i);
	while remainder <> 0 loop
		result[by_size[turn % cardinality(by_size) + 1]] := result[by_size[turn % cardinality(by_size) + 1]] + step;
		remainder := remainder - step;
		turn := turn + 1;
	end loop;
	return result;
end $$;

-- The tax within a gross amount, in cents.
create or replace function kontor_system.tax_within(gross numeric, rate numeric) returns numeric language sql immutable as $$
	select round(gross * rate / (100 + rate))
$$;

create or replace function kontor_system.line_amount(quantity numeric, unit_price numeric, discount_percent numeric) returns numeric language sql immutable as $$
	select round(quantity * unit_price * (100 - coalesce(discount_percent, 0)) / 100 * 100)
$$;

-- Adds up a paper: writes the net amount of its lines and returns its sums. `lines` is invoice_lines or quote_lines.
-- A deduction (of a down payment) is not part of what the paper's discount applies to; an optional line is not added.
create or replace function kontor_system.add_up(lines regclass, document_id uuid, price_mode text, discount_percent numeric,
	out net numeric, out tax numeric, out summary jsonb) language plpgsql as $$
declare
	is_invoice boolean := lines = 'invoice_lines'::regclass;
	is_gross boolean := price_mode = 'gross';
	ids uuid[]; amounts numeric[]; nets numeric[]; of_group int[]; discountable boolean[]; counted boolean[]; rates numeric[];
	categories text[];
	group_category text[]; group_rate numeric[];
	weights numeric[]; discounts numeric[];
	before numeric[]; members int[]; shares numeric[];
	amount numeric; group_net numeric; group_tax numeric;
begin
	if is_invoice and exists (select 1 from invoices i where i.id = document_id and i.kind = 'correction')
		and not exists (select 1 from invoice_lines l where l.invoice_id = document_id and l.corrects_line_id is null) then
		select c.net, c.tax, c.summary into net, tax, summary from kontor_system.add_up_correction(document_id) c;
		return;
	end if;
	execute format(
		'select array_agg(id), array_agg(amount), array_agg(discountable), array_agg(counted), array_agg(tax_rate), array_agg(tax_category)
		 from (select id, kontor_system.line_amount(quantity, unit_price, discount_percent) as amount, tax_rate, tax_category,
		         %s as discountable, %s as counted from %s where %I = $1 order by position, id) l',
		case when is_invoice then 'down_payment_id is null' else 'true' end,
		case when is_invoice then 'true' else 'not is_optional' end,
		lines, case when is_invoice then 'invoice_id' else 'quote_id' end)
	into ids, amounts, discountable, counted, rates, categories using document_id;
	net := 0; tax := 0; summary := '[]';
	if ids is null then return; end if;
	nets := amounts;

	for i in 1 .. cardinality(ids) loop
		if not counted[i] then
			if is_gross then nets[i] := amounts[i] - kontor_system.tax_within(amounts[i], rates[i]); end if;
			continue;
		end if;
		if not exists (select 1 from generate_subscripts(group_category, 1) g where group_category[g] = categories[i] and group_rate[g] = rates[i]) then
			group_category := group_category || categories[i];
			group_rate := group_rate || rates[i];
		end if;
		of_group[i] := (select g from generate_subscripts(group_category, 1) g where group_category[g] = categories[i] and group_rate[g] = rates[i]);
	end loop;

	if group_category is not null then
		weights := array(select coalesce((select sum(amounts[i]) from generate_subscripts(ids, 1) i where of_group[i] = g and discountable[i]), 0)
			from generate_subscripts(group_category, 1) g order by g);
		discounts := kontor_system.reconcile(array(select round(w * coalesce(discount_percent, 0) / 100) from unnest(weights) with ordinality as t (w, n) order by n),
			round((select sum(w) from unnest(weights) w) * coalesce(discount_percent, 0) / 100));
		for g in 1 .. cardinality(group_category) loop
			members := array(select i from generate_subscripts(ids, 1) i where of_group[i] = g order by i);
			before := array(select amounts[i] from unnest(members) with ordinality as t (i, n) order by n);
			amount := (select sum(b) from unnest(before) b) - discounts[g];
			if is_gross then
				group_tax := kontor_system.tax_within(amount, group_rate[g]);
				group_net := amount - group_tax;
				shares := kontor_system.reconcile(array(select b - kontor_system.tax_within(b, group_rate[g]) from unnest(before) with ordinality as t (b, n) order by n),
					(select sum(b) - kontor_system.tax_within(sum(b), group_rate[g]) from unnest(before) b));
				for n in 1 .. cardinality(members) loop nets[members[n]] := shares[n]; end loop;
			else
				group_net := amount;
				group_tax := round(amount * group_rate[g] / 100);
			end if;
			net := net + group_net;
			tax := tax + group_tax;
			summary := summary || jsonb_build_object('tax_category', group_category[g], 'tax_rate', to_char(group_rate[g], 'FM990.00'),
				'net_amount', (group_net / 100)::numeric(14, 2)::text, 'tax_amount', (group_tax / 100)::numeric(14, 2)::text);
		end loop;
	end if;
	execute format('update %s l set net_amount = n.net / 100 from unnest($1, $2) as n (id, net) where l.id = n.id and l.net_amount <> n.net / 100', lines)
	using ids, nets;
	net := (net / 100)::numeric(14, 2);
	tax := (tax / 100)::numeric(14, 2);
end $$;

-- A correction is the difference between its invoice before it and after it, tax group by tax group: billing/rules/correction.ts.
create or replace function kontor_system.add_up_correction(document_id uuid, out net numeric, out tax numeric, out summary jsonb) language plpgsql as $$
declare
	original invoices;
	is_gross boolean;
	percent numeric;
	part record;
	ids uuid[]; nets numeric[];
begin
	select o.* into original from invoices d join invoices o on o.id = d.related_invoice_id where d.id = document_id;
	is_gross := original.price_mode = 'gross';
	percent := coalesce(original.discount_percent, 0);
	net := 0; tax := 0; summary := '[]';
	for part in
		with lines as (
			select o.tax_category as category, o.tax_rate as rate, o.down_payment_id is null as discountable, d.id as taken_by, d.position, o.position as place, o.id,
				o.unit_price, o.discount_percent, o.quantity, o.quantity + coalesce(c.quantity, 0) as before, o.quantity + coalesce(c.quantity, 0) + coalesce(d.quantity, 0) as after
			from invoice_lines o
				left join (select l.corrects_line_id, sum(l.quantity) as quantity from invoice_lines l join invoices i on i.id = l.invoice_id
					where i.related_invoice_id = original.id and i.status <> 'draft' and i.id <> document_id group by 1) c on c.corrects_line_id = o.id
				left join invoice_lines d on d.invoice_id = document_id and d.corrects_line_id = o.id
			where o.invoice_id = original.id
		), amounts as (
			select *, kontor_system.line_amount(quantity, unit_price, discount_percent) as of_original,
				kontor_system.line_amount(before, unit_price, discount_percent) as of_before, kontor_system.line_amount(after, unit_price, discount_percent) as of_after
			from lines
		), groups as (
			select category, rate, row_number() over (order by min(array[lpad(place::text, 12, '0'), id::text])) as n,
				coalesce(sum(of_original) filter (where discountable), 0) as discountable_originally,
				array[coalesce(sum(of_before) filter (where discountable), 0), coalesce(sum(of_after) filter (where discountable), 0)] as discountable,
				array[sum(of_before), sum(of_after)] as amount, array[bool_and(before = 0), bool_and(after = 0)] as is_gone,
				min(array[lpad(position::text, 12, '0'), taken_by::text]) as taken_first,
				array_agg(taken_by order by position, taken_by) filter (where taken_by is not null) as taken_by,
				array_agg(of_after - of_before order by position, taken_by) filter (where taken_by is not null) as taken
			from amounts group by category, rate
		), discounts as (
			select kontor_system.reconcile(array_agg(round(discountable_originally * percent / 100) order by n),
				round(sum(discountable_originally) * percent / 100)) as of_group from groups
		), states as (
			select g.*, s.at, g.amount[s.at] as gross_lines, g.amount[s.at] - case when g.is_gone[s.at] then 0
				else round(g.discountable[s.at] * percent / 100) + d.of_group[g.n] - round(g.discountable_originally * percent / 100) end as discounted
			from groups g, discounts d, (values (1), (2)) s (at)
			where g.taken_by is not null
		)
		select category, rate, taken_first, taken_by, taken,
			sum(sign * (gross_lines - case when is_gross then kontor_system.tax_within(gross_lines, rate) else 0 end)) as of_lines,
			sum(sign * (discounted - case when is_gross then kontor_system.tax_within(discounted, rate) else 0 end)) as of_net,
			sum(sign * case when is_gross then kontor_system.tax_within(discounted, rate) else round(discounted * rate / 100) end) as of_tax
		from (select *, case at when 1 then -1 else 1 end as sign from states) s
		group by category, rate, taken_first, taken_by, taken order by taken_first
	loop
		ids := ids || part.taken_by;
		nets := nets || case when is_gross then kontor_system.reconcile(
			array(select t - kontor_system.tax_within(t, part.rate) from unnest(part.taken) with ordinality as u (t, n) order by n), part.of_lines) else part.taken end;
		net := net + part.of_net;
		tax := tax + part.of_tax;
		summary := summary || jsonb_build_object('tax_category', part.category, 'tax_rate', to_char(part.rate, 'FM990.00'),
			'net_amount', (part.of_net / 100)::numeric(14, 2)::text, 'tax_amount', (part.of_tax / 100)::numeric(14, 2)::text);
	end loop;
	update invoice_lines l set net_amount = n.net / 100 from unnest(ids, nets) as n (id, net) where l.id = n.id and l.net_amount <> n.net / 100;
	net := (net / 100)::numeric(14, 2);
	tax := (tax / 100)::numeric(14, 2);
end $$;

create or replace function kontor_system.add_up_drafts(lines regclass, documents uuid[]) returns void language plpgsql as $$
declare
	document record;
	sums record;
	parent text := case when lines = 'invoice_lines'::regclass then 'invoices' else 'quotes' end;
begin
	for document in execute format('select id, price_mode, discount_percent from %I where id = any ($1) and status = ''draft'' order by id', parent) using documents loop
		sums := kontor_system.add_up(lines, document.id, document.price_mode, document.discount_percent);
		execute format('update %I set net_total = $2, tax_total = $3, total = $2 + $3, tax_summary = $4 where id = $1
			and (net_total, tax_total, tax_summary) is distinct from ($2, $3, $4)', parent) using document.id, sums.net, sums.tax, sums.summary;
	end loop;
end $$;
