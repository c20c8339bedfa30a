/** For tests: the official schemas, where the machine has them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const FOLDER = join(import.meta.dirname, '../../../../../../shared/e-invoice/xsd');
const FILES = {
	cii: 'cii-d16b/uncefact/data/standard/CrossIndustryInvoice_100pD16B.xsd',
	ubl: 'ubl/maindoc/UBL-Invoice-2.1.xsd',
};

export const hasSchemas = Object.values(FILES).every((file) => existsSync(join(FOLDER, file)));
export const NO_SCHEMAS = `the official XML schemas are not at ${FOLDER}`;

const validators = new Map<string, XsdValidator>();

/** Throws if the XML is not valid. */
export function validate(xml: string, syntax: keyof typeof FILES): void {
	const document = XmlDocument.fromString(xml);
	try {
		validatorOf(syntax).validate(document);
	} finally {
		document.dispose();
	}
}

function validatorOf(syntax: keyof typeof FILES): XsdValidator {
	const known = validators.get(syntax);
	if (known) return known;
	if (validators.size === 0) xmlRegisterFsInputProviders();
	const path = join(FOLDER, FILES[syntax]);
	const schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
	const validator = XsdValidator.fromDoc(schema);
	schema.dispose();
	validators.set(syntax, validator);
	return validator;
}
