/** Countries by ISO 3166-1, as e-invoices name them. The database holds the same list (snapshots/guards/first/07-countries.sql). */
import type { Problem } from './identifiers.js';

export const COUNTRIES: ReadonlySet<string> = new Set(
	(
		'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG ' +
		'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL ' +
		'GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA ' +
		'LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
		'NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV ' +
		'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
	).split(' '),
);

/** What people write instead: the letters of VAT ids (EL) or of licence plates, or the name. */
const SLIPS: Record<string, string> = {
	UK: 'GB',
	EN: 'GB',
	EL: 'GR',
	D: 'DE',
	A: 'AT',
	F: 'FR',
	I: 'IT',
	E: 'ES',
	L: 'LU',
	B: 'BE',
	JA: 'JP',
};

export const isCountry = (code: unknown): boolean => typeof code === 'string' && COUNTRIES.has(code);

export const normalizedCountry = (text: string): string => text.trim().toUpperCase();

export function countryProblem(code: string): Problem | undefined {
	if (isCountry(code)) return undefined;
	const meant = SLIPS[code];
	if (meant) return { de: `ist „${meant}“, nicht „${code}“`, en: `is “${meant}”, not “${code}”` };
	return {
		de: 'ist ein Kürzel nach ISO 3166 aus zwei Buchstaben, z. B. DE, AT oder CH',
		en: 'is an ISO 3166 code of two letters, like DE, AT or CH',
	};
}

/** Names that people use and no dictionary of the machine has. */
const ALSO: Record<string, string> = {
	england: 'GB',
	großbritannien: 'GB',
	'great britain': 'GB',
	usa: 'US',
	holland: 'NL',
	'tschechische republik': 'CZ',
	'czech republic': 'CZ',
	turkey: 'TR',
	elfenbeinküste: 'CI',
	'ivory coast': 'CI',
};

let codes: Map<string, string> | undefined;

function codesByName(): Map<string, string> {
	const found = new Map(Object.entries(ALSO));
	for (const language of ['de', 'en'])
		for (const style of ['long', 'short'] as const) {
			const names = new Intl.DisplayNames(language, { type: 'region', style });
			for (const code of COUNTRIES) {
				const name = names.of(code)!;
				// “UK” and the like are told as slips: there is a code that is meant.
				if (name.length > 2) found.set(name.toLowerCase(), code);
			}
		}
	return found;
}

/** The code of a country that a table names in German or English. */
export function countryNamed(name: string): string | undefined {
	codes ??= codesByName();
	return codes.get(name.trim().toLowerCase());
}
