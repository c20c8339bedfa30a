/** Why the content of a file is not accepted. */
import { kontorError } from '../errors.js';
import { ALLOWED } from '../rules/file-kinds.js';

const REASONS = {
	damaged: { de: 'sie ist beschädigt oder unvollständig', en: 'it is damaged or incomplete' },
	two_in_one: {
		de: 'sie ist zugleich eine Datei anderer Art (an ihrem Anfang oder Ende steht noch etwas)',
		en: 'it is a file of another kind as well (something stands before its beginning or after its end)',
	},
	macros: { de: 'sie enthält Makros oder andere Programme', en: 'it contains macros or other programs' },
	bomb: { de: 'sie würde ausgepackt übermäßig groß', en: 'it would become excessively large when unpacked' },
	encrypted: { de: 'sie ist verschlüsselt, also nicht zu prüfen', en: 'it is encrypted and can not be checked' },
	pixels: { de: 'das Bild hat zu viele Bildpunkte (höchstens 100 Millionen)', en: 'the picture has too many pixels (100 million at most)' },
	doctype: { de: 'ihr XML enthält eine DOCTYPE-Angabe', en: 'its XML has a DOCTYPE' },
	xml: { de: 'das XML ist beschädigt oder ungewöhnlich', en: 'the XML is damaged or unusual' },
	too_large_xml: { de: 'XML darf höchstens 10 MB haben', en: 'XML may have 10 MB at most' },
} as const;

export type Harm = keyof typeof REASONS;

export const harmful = (harm: Harm): Error => {
	const { de, en } = REASONS[harm];
	return kontorError('FILE_HARMFUL', { reason: en, harm }, { de: { reason: de } });
};

export const notAllowed = (de: string, en = de): Error =>
	kontorError('FILE_TYPE_NOT_ALLOWED', { found: en, allowed: ALLOWED }, { de: { found: de } });
