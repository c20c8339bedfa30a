const WOMEN =
	'Andrea Birgit Claudia Doris Elif Franziska Greta Heike Ines Julia Katharina Lena Monika Nadine Petra Renate Silke Tanja Ulrike Vera Yvonne Zeynep'.split(
		' ',
	);
const MEN =
	'Andreas Bernd Christian Dirk Erik Frank Georg Holger Ingo Jens Kai Lukas Markus Nils Olaf Peter Ralf Stefan Thomas Uwe Volker Wolfgang'.split(
		' ',
	);

export const firstnames = [...WOMEN.map((name) => ({ name, salutation: 'ms' })), ...MEN.map((name) => ({ name, salutation: 'mr' }))];

export const lastnames =
	'Albrecht Arslan Baumann Beck Böhm Busch Dietrich Ebert Engel Fischer Frank Fuchs Graf Groß Haas Hahn Heinrich Herrmann Horn Huber Jäger Jung Kaiser Keller Koch Köhler Kraus Kuhn Lang Lehmann Ludwig Maier Martin Mayer Möller Nowak Otto Peters Pfeiffer Pohl Roth Sauer Schmitt Scholz Schreiber Schubert Schulte Schumacher Seidel Simon Sommer Stein Thomas Vogt Voigt Wagner Walter Winkler Winter Wolf Yıldız Ziegler'.split(
		' ',
	);

export const positions = [
	'Geschäftsführung',
	'Leitung IT',
	'Einkauf',
	'Leitung Finanzen',
	'Projektleitung',
	'Assistenz der Geschäftsführung',
	'Leitung Vertrieb',
	'Personalleitung',
	'Leitung Marketing',
	'Werksleitung',
];

/** ASCII, for the left side of a mail address. */
export const mailName = (text: string) =>
	text
		.toLowerCase()
		.replace(/ä/g, 'ae')
		.replace(/ö/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/ß/g, 'ss')
		.replace(/ı/g, 'i')
		.normalize('NFD')
		.replace(/[^a-z0-9]+/g, '.')
		.replace(/^\.|\.$/g, '');
