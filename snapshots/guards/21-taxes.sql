-- An exchange rate that was given is one.
select kontor_system.ensure_check('invoices', 'exchange_rate_positive', 'exchange_rate > 0');

-- Tax rates that Kontor itself brought along once, and that the law has overtaken: what firms wrote themselves is left alone.
-- Services to third countries are not subject to VAT (O); G is the export of goods.
update tax_rates set category = 'O' where category = 'G' and exemption_reason = 'Nicht im Inland steuerbare Leistung nach § 3a Abs. 2 UStG';
update invoice_lines l set tax_category = 'O' from invoices i, tax_rates t
where l.tax_category = 'G' and i.id = l.invoice_id and i.status = 'draft' and t.id = l.tax_rate_id and t.category = 'O';
update quote_lines l set tax_category = 'O' from quotes q, tax_rates t
where l.tax_category = 'G' and q.id = l.quote_id and q.status = 'draft' and t.id = l.tax_rate_id and t.category = 'O';
-- § 34a UStDV (2025) asks for a note on the exemption.
update tax_rates set exemption_reason = 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)'
where exemption_reason = 'Kein Ausweis von Umsatzsteuer, da Kleinunternehmer nach § 19 UStG';
