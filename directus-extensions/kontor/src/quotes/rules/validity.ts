/** How long a quote is valid: what the organization has set (`settings.quote_validity_days`), or thirty days. */
const USUAL = 30;
const MOST = 3_650;

export function validityDays(settings: unknown): number {
	const given = Number((settings as { quote_validity_days?: unknown } | null)?.quote_validity_days ?? USUAL);
	return Number.isInteger(given) && given >= 0 && given <= MOST ? given : USUAL;
}
