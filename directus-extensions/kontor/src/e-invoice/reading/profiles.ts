/** Which profile a received invoice follows, by its BT-24. */
import { EInvoiceReadError } from './read-error.js';

const PROFILES: [RegExp, string | ((match: RegExpExecArray) => string)][] = [
	[/xrechnung_(\d\.\d).*extension/, ([, version]) => `XRechnung ${version} Extension`],
	[/xrechnung_(\d\.\d)/, ([, version]) => `XRechnung ${version}`],
	[/peppol\.eu:2017:poacc:(?:billing|selfbilling)/, 'Peppol BIS Billing'],
	[/^urn:(?:factur-x\.eu:1p0|zugferd\.de:2p[0-9]):minimum$/, 'ZUGFeRD/Factur-X MINIMUM'],
	[/^urn:(?:factur-x\.eu:1p0|zugferd\.de:2p[0-9]):basicwl$/, 'ZUGFeRD/Factur-X BASIC WL'],
	[/^urn:cen\.eu:en16931:2017#compliant#urn:(?:factur-x\.eu:1p0|zugferd\.de:2p[0-9]):basic$/, 'ZUGFeRD/Factur-X BASIC'],
	[/^urn:cen\.eu:en16931:2017#conformant#urn:(?:factur-x\.eu:1p0|zugferd\.de:2p[0-9]):extended$/, 'ZUGFeRD/Factur-X EXTENDED'],
	[/^urn:cen\.eu:en16931:2017$/, 'EN 16931'],
	// How the first Factur-X files (2018) were written.
	[/^urn:cen\.eu:en16931:2017:(?:compliant|conformant):(?:factur-x\.eu:1p0|zugferd\.de:2p0):basic$/, 'ZUGFeRD/Factur-X BASIC'],
	[/^urn:cen\.eu:en16931:2017:(?:compliant|conformant):(?:factur-x\.eu:1p0|zugferd\.de:2p0):extended$/, 'ZUGFeRD/Factur-X EXTENDED'],
	// Another country's own rules, or a customer's: still an EN 16931 invoice.
	[/^urn:cen\.eu:en16931:2017#/, 'EN 16931 (CIUS)'],
];

export function profileOf(id: string | null): { profile: string; profileId: string } {
	if (id === null) throw new EInvoiceReadError('unsupported_profile', 'BT-24');
	if (id.length > 300) throw new EInvoiceReadError('unsupported_profile', `${id.slice(0, 120)}…`);
	for (const [pattern, name] of PROFILES) {
		const match = pattern.exec(id);
		if (match) return { profile: typeof name === 'string' ? name : name(match), profileId: id };
	}
	throw new EInvoiceReadError('unsupported_profile', id.slice(0, 120));
}
