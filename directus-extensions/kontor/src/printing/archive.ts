/** The file around the pages: PDF/A-3a, with the e-invoice inside, and nothing in it that depends on when it was made. */
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Profile } from '../e-invoice/rules/semantic-model.js';
import { printable } from './runs.js';

export interface EInvoice {
	xml: Buffer;
	profile: Profile;
}

export interface FileProperties {
	title: string;
	author: string;
	language: 'de' | 'en';
	/** An ISO date or timestamp. */
	created: string;
	eInvoice?: EInvoice;
}

/** How Factur-X and ZUGFeRD call the profile, and the file. */
const NAMES: Record<Profile, { level: string; file: string }> = {
	en16931: { level: 'EN 16931', file: 'factur-x.xml' },
	xrechnung: { level: 'XRECHNUNG', file: 'xrechnung.xml' },
};

/** Pdfkit copies the properties into its XML as they are. */
class ArchiveDocument extends PDFDocument {
	protected _addInfo(): void {
		const plain = this.info;
		this.info = Object.fromEntries(
			Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
		);
		// @ts-expect-error it is missing in pdfkit's types
		super._addInfo();
		this.info = plain;
	}
}

/** Draws the paper and returns how many pages it takes; with less white space if `isTight`. */
export type Drawing = (document: PDFKit.PDFDocument, isTight: boolean) => number;

/** A second page with only a few lines is no use: two pages are drawn tighter if that makes them one. */
export async function makeFile(properties: FileProperties, draw: Drawing): Promise<Buffer> {
	let document = begin(properties);
	if (draw(document, false) === 2) {
		const tight = begin(properties);
		if (draw(tight, true) === 1) document = tight;
	}
	if (properties.eInvoice) attach(document, properties.eInvoice, new Date(properties.created));
	document.end();
	return buffer(document);
}

function begin({ title, author, language, created }: FileProperties): PDFKit.PDFDocument {
	const CreationDate = new Date(created);
	return new ArchiveDocument({
		pdfVersion: '1.7',
		subset: 'PDF/A-3a',
		tagged: true,
		lang: language === 'de' ? 'de-DE' : 'en-GB',
		displayTitle: true,
		size: 'A4',
		margin: 0,
		bufferPages: true,
		autoFirstPage: false,
		// None yet: pdfkit's own first choice is Helvetica, which it does not embed.
		// @ts-expect-error its types do not know that there may be none
		font: null,
		info: { Title: printable(title), Author: printable(author), Creator: 'Kontor', Producer: 'Kontor', CreationDate },
	});
}

function attach(document: PDFKit.PDFDocument, eInvoice: EInvoice, date: Date): void {
	const { level, file } = NAMES[eInvoice.profile];
	document.appendXML(facturX(file, level));
	document.file(eInvoice.xml, {
		name: file,
		type: 'text/xml',
		description: 'Factur-X/ZUGFeRD',
		relationship: 'Alternative',
		creationDate: date,
		modifiedDate: date,
	} as PDFKit.Mixins.PDFAttachmentOptions);
}

/** What Factur-X wants to be said about the file, and the schema of it, which PDF/A wants. */
const facturX = (file: string, level: string) => `
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
	<fx:DocumentType>INVOICE</fx:DocumentType>
	<fx:DocumentFileName>${file}</fx:DocumentFileName>
	<fx:Version>1.0</fx:Version>
	<fx:ConformanceLevel>${level}</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about=""
	xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
	xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
	xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
	<pdfaExtension:schemas>
		<rdf:Bag>
			<rdf:li rdf:parseType="Resource">
				<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
				<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
				<pdfaSchema:prefix>fx</pdfaSchema:prefix>
				<pdfaSchema:property>
					<rdf:Seq>${[
						['DocumentFileName', 'The name of the embedded XML document'],
						['DocumentType', 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER'],
						['Version', 'The actual version of the standard applying to the embedded XML document'],
						['ConformanceLevel', 'The conformance level of the embedded XML document'],
					]
						.map(
							([property, description]) => `
						<rdf:li rdf:parseType="Resource">
							<pdfaProperty:name>${property}</pdfaProperty:name>
							<pdfaProperty:valueType>Text</pdfaProperty:valueType>
							<pdfaProperty:category>external</pdfaProperty:category>
							<pdfaProperty:description>${description}</pdfaProperty:description>
						</rdf:li>`,
						)
						.join('')}
					</rdf:Seq>
				</pdfaSchema:property>
			</rdf:li>
		</rdf:Bag>
	</pdfaExtension:schemas>
</rdf:Description>`;

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
