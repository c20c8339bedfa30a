/** What is wrong with a cell or a column of a table, in both languages. */
import type { Words } from '../../errors/reasons.js';

const quoted = (text: string): { de: string; en: string } => {
	const short = text.length > 60 ? `${text.slice(0, 57)} …` : text;
	return { de: `„${short}“`, en: `“${short}”` };
};
const said =
	<Rest extends unknown[]>(words: (text: Words, ...rest: Rest) => Words) =>
	(text: string, ...rest: Rest): Words =>
		words(quoted(text), ...rest);

export const CELL_PROBLEMS = {
	number: said(({ de, en }) => ({ de: `${de} ist keine Zahl.`, en: `${en} is not a number.` })),
	two: said(({ de, en }, one: string, other: string) => ({
		de: `${de} kann ${one} oder ${other} heißen. Bitte so schreiben.`,
		en: `${en} can mean ${one} or ${other}. Please write it that way.`,
	})),
	decimals: said(({ de, en }, places: number) => ({
		de: places === 0 ? `${de} ist keine ganze Zahl.` : `${de} hat mehr als ${places} Nachkommastellen.`,
		en: places === 0 ? `${en} is not a whole number.` : `${en} has more than ${places} decimal places.`,
	})),
	truth: said(({ de, en }) => ({ de: `${de} ist weder Ja noch Nein.`, en: `${en} is neither yes nor no.` })),
	day: said(({ de, en }) => ({ de: `${de} ist kein Datum wie 29.03.2026.`, en: `${en} is not a date like 2026-03-29.` })),
	twoDays: said(({ de, en }) => ({
		de: `Bei ${de} ist unklar, was Tag und was Monat ist. Bitte 29.03.2026 oder 2026-03-29 schreiben.`,
		en: `In ${en} it is not clear which is the day and which the month. Please write 2026-03-29 or 29.03.2026.`,
	})),
	moment: said(({ de, en }) => ({
		de: `${de} ist kein Zeitpunkt wie 29.03.2026 14:30.`,
		en: `${en} is not a point in time like 2026-03-29 14:30.`,
	})),
	choice: said(({ de, en }, allowed: Words) => ({
		de: `${de} steht nicht zur Wahl. Möglich sind: ${allowed.de}.`,
		en: `${en} is not one of the choices. Possible are: ${allowed.en}.`,
	})),
	nobody: said(({ de, en }) => ({
		de: `${de} wurde nicht gefunden. Gesucht wird nach Nummer, Name oder E-Mail, genau so geschrieben.`,
		en: `${en} was not found. It is looked for by number, name or e-mail, written exactly so.`,
	})),
	several: said(({ de, en }) => ({
		de: `${de} gibt es mehrfach. Bitte die Nummer angeben.`,
		en: `There are several ${en}. Please give the number.`,
	})),
};

export const COLUMN_PROBLEMS = {
	unknown: said(({ de, en }) => ({
		de: `Zur Spalte ${de} gibt es kein Feld. Sie heißt wie das Feld (Beschriftung oder Name), oder sie wird weggelassen.`,
		en: `There is no field for the column ${en}. It is called as the field (label or name), or it is left out.`,
	})),
	twice: said(({ de, en }) => ({
		de: `Die Spalte ${de} meint ein Feld, das schon eine andere füllt.`,
		en: `The column ${en} is a field that another column fills already.`,
	})),
};
