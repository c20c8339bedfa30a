/** Why a table, or a permission on it, can't be as somebody wanted it, in words. */
import { CORE_ERRORS, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const TABLES_ERRORS = defineErrors({
	SINGLE_ROW_IS_SHARED: {
		guard: 'KN101',
		status: 409,
		de: 'Eine Tabelle mit nur einem Datensatz gehört keinem Mandanten allein. Legen Sie sie als Liste an, schalten Sie „Für alle Mandanten gleich“ ein und erst dann den einzelnen Datensatz.',
		en: 'A table with a single record belongs to no organization. Make it as a list, switch on “Same for all organizations”, and only then the single record.',
	},
	ORGANIZATION_FIELD_RESERVED: {
		guard: 'KN102',
		status: 409,
		de: 'Der Name „organization_id“ ist vergeben: Dort steht der Mandant, den der Server setzt. Nehmen Sie einen anderen.',
		en: 'The name “organization_id” is taken: it holds the organization, which the server sets. Choose another one.',
	},
	TABLE_NOT_TO_BE_SHARED: {
		guard: 'KN103',
		status: 409,
		de: 'Diese Tabelle kann nicht für alle Mandanten gleich werden: Sie enthält schon Datensätze, oder Richtlinien erlauben, darin zu schreiben. Leeren Sie sie und nehmen Sie diese Rechte weg, oder legen Sie eine neue Tabelle an.',
		en: 'This table can not become the same for all organizations: it has records already, or policies allow writing to it. Empty it and take those rights away, or make a new table.',
	},
	TABLE_ROWS_OF_NOBODY: {
		guard: 'KN104',
		status: 409,
		de: 'Wem sollen die Datensätze dieser Tabelle gehören? Sie galten bisher für alle. Leeren Sie die Tabelle, oder geben Sie sie mit POST /tables/{collection}/owner einem Mandanten.',
		en: 'Whose are the records of this table to be? So far they were the same for all. Empty the table, or give it to an organization by POST /tables/{collection}/owner.',
	},
	FILTER_NOT_READ: {
		guard: 'KN105',
		status: 400,
		de: 'Der Filter dieses Rechts hat nicht die richtige Form: Er muss ein Objekt sein.',
		en: 'The filter of this permission does not have the right form: it must be an object.',
	},
	SHARED_TABLE_IS_READ: {
		guard: 'KN106',
		status: 409,
		de: '„{collection}“ ist für alle Mandanten gleich: Jeder darf höchstens lesen, nur Administratoren ändern etwas. Geben Sie nur das Leserecht.',
		en: '“{collection}” is the same for all organizations: others may read it at most, only administrators change it. Give the right to read alone.',
	},
	TABLE_WITHOUT_ORGANIZATION: {
		guard: 'KN107',
		status: 409,
		de: '„{collection}“ gehört noch keinem Mandanten, deshalb kann niemand außer Administratoren Rechte daran bekommen. Schalten Sie „Für alle Mandanten gleich“ ein, oder geben Sie die Tabelle mit POST /tables/{collection}/owner einem Mandanten.',
		en: '“{collection}” belongs to no organization yet, so nobody but administrators can get rights on it. Switch on “Same for all organizations”, or give the table to an organization by POST /tables/{collection}/owner.',
	},
	RIGHT_NOT_TO_BE_GIVEN: {
		guard: 'KN108',
		status: 409,
		de: 'Dieses Recht an „{collection}“ reicht über den eigenen Mandanten hinaus und bleibt Administratoren vorbehalten. Nehmen Sie es heraus. Personen legt man als Mitarbeiter an; Rollen, Richtlinien und Abläufe richten Administratoren ein.',
		en: 'This right on “{collection}” reaches beyond the own organization and stays with administrators. Leave it out. People are added as employees; roles, policies and flows are set up by administrators.',
	},
	ORGANIZATIONS_BY_ADMINISTRATORS: {
		guard: 'KN109',
		status: 409,
		de: 'Mandanten legen nur Administratoren an. Geben Sie für „Mandanten“ nur Lesen und Ändern: Das gilt für den eigenen.',
		en: 'Only administrators make organizations. Give reading and changing alone: that is about the own one.',
	},
	PUBLIC_IS_NO_PERSON: {
		guard: 'KN110',
		status: 409,
		de: 'Wer nicht angemeldet ist, bekommt weder Studio noch Administratorrechte. Geben Sie diese Richtlinie einer Rolle.',
		en: 'Whoever is not logged in gets neither Studio nor the rights of an administrator. Give this policy to a role.',
	},
	FULL_ACCESS_IS_ADMINISTRATORS: {
		guard: 'KN115',
		status: 409,
		de: 'Vollzugriff reicht in jeden Mandanten. Deshalb hat ihn nur die Rolle „Administrator“: Geben Sie der Person diese Rolle, oder geben Sie dieser Richtlinie einzelne Rechte.',
		en: 'Full access reaches into every organization. So only the role “Administrator” has it: give the person that role, or give this policy single rights.',
	},
	FIELD_OF_EVERY_TABLE: {
		status: 409,
		de: '„{field}“ gehört zu jeder Tabelle und wird vom Server gesetzt: Es kann weder gelöscht noch umgebaut werden. Name und Platz im Formular sind frei; ausblenden geht auch.',
		en: '“{field}” belongs to every table and is set by the server: it can be neither deleted nor rebuilt. Its label and place in the form are free, and it can be hidden.',
	},
	TABLE_EXISTS: {
		status: 409,
		de: 'Eine Tabelle „{collection}“ gibt es schon. Nehmen Sie einen anderen Namen.',
		en: 'There is a table “{collection}” already. Choose another name.',
	},
});

export const tablesError = errorsOf({ ...CORE_ERRORS, ...TABLES_ERRORS });
