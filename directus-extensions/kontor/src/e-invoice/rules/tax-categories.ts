/** What EN 16931 says about each tax category (UNTDID 5305) that Kontor knows. */

interface TaxCategory {
	/** How the standard's rules about it are called: BR-S-02, BR-IC-02, … */
	rules: string;
	/** BT-121 */
	exemptionCode?: string;
	/** Printed if the tax rate has no text of its own. */
	reason?: { de: string; en: string };
	/** Groups with tax, or with the tax rate 0 %, must not name a reason (BR-S-10, BR-Z-10). */
	needsReason: boolean;
}

export const TAX_CATEGORIES: Readonly<Record<string, TaxCategory>> = {
	S: { rules: 'BR-S', needsReason: false },
	Z: { rules: 'BR-Z', needsReason: false },
	// Why something is exempt is different each time (§ 4 UStG, § 19 UStG): there is no text to fall back to.
	E: { rules: 'BR-E', needsReason: true },
	AE: {
		rules: 'BR-AE',
		exemptionCode: 'VATEX-EU-AE',
		reason: { de: 'Steuerschuldnerschaft des Leistungsempfängers', en: 'Reverse charge' },
		needsReason: true,
	},
	K: {
		rules: 'BR-IC',
		exemptionCode: 'VATEX-EU-IC',
		reason: { de: 'Steuerfreie innergemeinschaftliche Lieferung', en: 'Intra-Community supply' },
		needsReason: true,
	},
	G: {
		rules: 'BR-G',
		exemptionCode: 'VATEX-EU-G',
		reason: { de: 'Steuerfreie Ausfuhrlieferung', en: 'Export outside the EU' },
		needsReason: true,
	},
	O: {
		rules: 'BR-O',
		exemptionCode: 'VATEX-EU-O',
		reason: { de: 'Nicht steuerbar', en: 'Not subject to VAT' },
		needsReason: true,
	},
};
