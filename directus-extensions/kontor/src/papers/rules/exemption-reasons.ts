/**
 * Why no tax is charged, as it is printed and sent: all reasons of a group in one text, because a group has one (EN 16931, BG-23), in
 * the invoice's language.
 */

/**
 * Where the tax rate has no text of its own. § 34a UStDV (2025) asks for a note on the exemption of small businesses; other reasons
 * for an exemption can't be known here.
 */
const STANDARD: Record<string, { de: string; en: string }> = {
	smallBusiness: {
		de: 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)',
		en: 'Exempt from VAT under § 19 of the German VAT Act (exemption for small businesses)',
	},
	AE: { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'Reverse charge: VAT is to be accounted for by the recipient' },
	K: { de: 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b UStG', en: 'VAT-exempt intra-Community supply' },
	G: { de: 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a UStG', en: 'VAT-exempt export outside the EU' },
	O: { de: 'Nicht steuerbare Leistung', en: 'Not subject to German VAT' },
};

export interface ReasonedRate {
	id: string;
	category: string;
	exemption_reason: string | null;
	exemption_reason_en?: string | null;
}

export interface ReasonedLine {
	tax_category: string;
	tax_rate: string;
	tax_rate_id: string | null;
}

export interface Setting {
	taxRates: readonly ReasonedRate[];
	language: 'de' | 'en';
	isSmallBusiness: boolean;
}

export function reasonOfLine(line: ReasonedLine, { taxRates, language, isSmallBusiness }: Setting): string | null {
	const { tax_category: category, tax_rate_id } = line;
	if (category === 'S') return null;
	const standard = STANDARD[category === 'E' && isSmallBusiness ? 'smallBusiness' : category]?.[language];
	const ofCategory =
		category === 'E' && isSmallBusiness ? undefined : taxRates.find((one) => one.category === category && one.exemption_reason);
	const rate = taxRates.find(({ id }) => id === tax_rate_id) ?? ofCategory;
	const german = rate?.exemption_reason?.trim();
	if (language === 'de') return german || standard || null;
	return rate?.exemption_reason_en?.trim() || standard || (german && category === 'E' ? `Exempt from VAT (${german})` : german) || null;
}

/** The reasons of its lines, each once, in their order. */
export const reasonOfGroup = (
	group: { tax_category: string; tax_rate: string },
	lines: readonly ReasonedLine[],
	setting: Setting,
): string | null => {
	const own = lines.filter((line) => line.tax_category === group.tax_category && Number(line.tax_rate) === Number(group.tax_rate));
	const reasons = own.flatMap((line) => reasonOfLine(line, setting) ?? []);
	return [...new Set(reasons)].join('; ') || null;
};
