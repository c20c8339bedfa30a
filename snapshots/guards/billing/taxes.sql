-- Taxes: the rates of an organization, and what the law has changed about them.

create unique index if not exists uq_tax_rates_name on tax_rates (organization_id, lower(name));
drop index if exists uq_tax_rates_default;
create unique index if not exists uq_tax_rates_category_default on tax_rates (organization_id, category) where is_default;
-- Only the standard category is taxed.
select kontor_system.ensure_check('tax_rates', 'tax_rate_fits_category', $$(category = 'S') = (rate > 0)$$);
select kontor_system.ensure_percentages('tax_rates', 'rate');
select kontor_system.ensure_choices('tax_rates', 'category');

-- Corrects tax rates that an earlier version of Kontor brought along and that are wrong by now. What organizations wrote themselves stays.
-- Services to third countries are not subject to VAT (O); G is the export of goods.
update tax_rates set category = 'O' where category = 'G' and exemption_reason = 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG';
update invoice_lines l set tax_category = 'O' from invoices i, tax_rates t
where l.tax_category = 'G' and i.id = l.invoice_id and i.status = 'draft' and t.id = l.tax_rate_id and t.category = 'O';
update quote_lines l set tax_category = 'O' from quotes q, tax_rates t
where l.tax_category = 'G' and q.id = l.quote_id and q.status = 'draft' and t.id = l.tax_rate_id and t.category = 'O';
-- § 34a UStDV (2025) asks for a note on the exemption.
update tax_rates set exemption_reason = 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)'
where exemption_reason = 'Kein Ausweis von Umsatzsteuer, da Kleinunternehmer nach § 19 UStG';
