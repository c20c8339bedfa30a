/** Invented companies. Mail and web addresses end in example.com, phone numbers are those that are reserved for fiction. */
export interface Company {
	name: string;
	slug: string;
	industry: string;
	street: string;
	zip: string;
	city: string;
	country: string;
}

const list = (country: string, rows: string) =>
	rows
		.trim()
		.split('\n')
		.map((row): Company => {
			const [name = '', slug = '', industry = '', street = '', zip = '', city = ''] = row.trim().split(' | ');
			return { name, slug, industry, street, zip, city, country };
		});

const GERMAN = list(
	'DE',
	`
	Nordwind Logistik GmbH | nordwind-logistik | Logistik | Kaiweg 12 | 20457 | Hamburg
	Brauerei Feldmann KG | brauerei-feldmann | Lebensmittel | Hopfengasse 3 | 96047 | Bamberg
	Weber Maschinenbau GmbH & Co. KG | weber-maschinenbau | Maschinenbau | Industriestraße 48 | 70565 | Stuttgart
	Stadtwerke Lindenau GmbH | stadtwerke-lindenau | Energie | Werkstraße 1 | 04177 | Leipzig
	Praxisverbund Rhein-Sieg GbR | praxisverbund-rhein-sieg | Gesundheit | Poststraße 22 | 53111 | Bonn
	Hansen Yachtbau AG | hansen-yachtbau | Schiffbau | Fördeufer 7 | 24103 | Kiel
	Müller & Söhne Elektrotechnik GmbH | mueller-elektrotechnik | Handwerk | Amselweg 15 | 59065 | Hamm
	Solarpark Uckermark GmbH | solarpark-uckermark | Energie | Am Windrad 4 | 17291 | Prenzlau
	Bäckerei Sonnenschein GmbH | baeckerei-sonnenschein | Lebensmittel | Marktplatz 9 | 99084 | Erfurt
	Kreativbüro Farbfroh GmbH | farbfroh | Medien | Schanzenstraße 31 | 51063 | Köln
	Autohaus Berger GmbH | autohaus-berger | Handel | Bremer Chaussee 110 | 26122 | Oldenburg
	TechnoPlan Ingenieure GmbH | technoplan | Ingenieurwesen | Parkallee 5 | 30163 | Hannover
	Vogtland Textil AG | vogtland-textil | Textil | Weberstraße 18 | 08523 | Plauen
	Immobilien Kontor Spree GmbH | immobilien-spree | Immobilien | Uferpromenade 2 | 10179 | Berlin
	Medisan Klinikgruppe gGmbH | medisan-kliniken | Gesundheit | Klinikallee 40 | 45147 | Essen
	Alpenblick Hotels GmbH | alpenblick-hotels | Tourismus | Seestraße 66 | 82467 | Garmisch-Partenkirchen
	Schreinerei Holzwurm e. K. | schreinerei-holzwurm | Handwerk | Sägmühle 1 | 79098 | Freiburg
	DataForge Software GmbH | dataforge | Software | Torstraße 201 | 10115 | Berlin
	Rheintal Weinhandel GmbH | rheintal-wein | Handel | Rebenweg 8 | 55116 | Mainz
	Verlagshaus Buchfink GmbH | buchfink-verlag | Medien | Gutenbergring 14 | 55131 | Mainz
	Küstenfisch Handels GmbH | kuestenfisch | Lebensmittel | Am Fischereihafen 3 | 27572 | Bremerhaven
	Prisma Optik GmbH | prisma-optik | Feinmechanik | Carl-Linse-Straße 10 | 07745 | Jena
	Sicherheitsdienst Adler GmbH | adler-sicherheit | Dienstleistung | Ringstraße 77 | 90402 | Nürnberg
	Grünwerk Landschaftsbau GmbH | gruenwerk | Gartenbau | Gärtnerweg 6 | 48143 | Münster
	Spedition Kowalski GmbH | spedition-kowalski | Logistik | Hafenstraße 19 | 47119 | Duisburg
	Phoenix Gießerei GmbH | phoenix-giesserei | Metall | Hüttenallee 2 | 44263 | Dortmund
	Bergische Werkzeuge GmbH | bergische-werkzeuge | Metall | Schmiedestraße 25 | 42853 | Remscheid
	Kanzlei Dr. Stein & Partner mbB | kanzlei-stein | Recht | Domplatz 4 | 48143 | Münster
	Reederei Störtebeker GmbH & Co. KG | reederei-stoertebeker | Schifffahrt | Am Leuchtturm 1 | 26721 | Emden
	Saatgut Börde eG | saatgut-boerde | Landwirtschaft | Feldweg 30 | 39104 | Magdeburg
	Cloudbrücke GmbH | cloudbruecke | Software | Isarstraße 44 | 80469 | München
	Modehaus Lorenz GmbH | modehaus-lorenz | Handel | Königsallee 300 | 40212 | Düsseldorf
	Pflegedienst Herzenswärme GmbH | herzenswaerme | Gesundheit | Birkenweg 11 | 18055 | Rostock
	Quantum Sensorik GmbH | quantum-sensorik | Elektronik | Forschungsring 8 | 01069 | Dresden
	Eventagentur Paukenschlag GmbH | paukenschlag | Medien | Lichtstraße 50 | 50825 | Köln
	Hochbau Schäfer GmbH | hochbau-schaefer | Bau | Zimmererstraße 13 | 34117 | Kassel
	Apotheke am Markt OHG | apotheke-markt | Gesundheit | Markt 2 | 06108 | Halle (Saale)
	Druckerei Letternfein GmbH | letternfein | Druck | Setzerweg 5 | 86150 | Augsburg
	Filmfabrik Babelsberg GmbH | filmfabrik | Medien | Atelierstraße 21 | 14482 | Potsdam
	Recycling Ostsee GmbH | recycling-ostsee | Entsorgung | Deponieweg 9 | 23552 | Lübeck
	Versicherungsmakler Krause GmbH | krause-makler | Versicherung | Schillerstraße 28 | 60313 | Frankfurt am Main
	Finanzhaus Mainufer AG | finanzhaus-mainufer | Finanzen | Mainkai 100 | 60311 | Frankfurt am Main
	Orgelbau Silbermann & Klein GmbH | orgelbau-klein | Handwerk | Domgasse 6 | 09599 | Freiberg
	Saarländische Stahlbau GmbH | saar-stahlbau | Bau | Hochofenstraße 17 | 66111 | Saarbrücken
	Tierklinik Heidekraut GmbH | tierklinik-heidekraut | Gesundheit | Heideweg 3 | 21335 | Lüneburg
	`,
);

const FOREIGN = [
	...list(
		'AT',
		`
		Donau Consult GmbH | donau-consult | Beratung | Uferkai 12 | 1020 | Wien
		Salzkammer Bergbahnen AG | salzkammer-bahnen | Tourismus | Talstation 1 | 5020 | Salzburg
		Steirische Kürbiskern GmbH | kuerbiskern | Lebensmittel | Ölmühlweg 4 | 8010 | Graz
		`,
	),
	...list(
		'CH',
		`
		Zürisee Uhren AG | zuerisee-uhren | Feinmechanik | Seequai 20 | 8001 | Zürich
		Helvetia Robotics SA | helvetia-robotics | Robotik | Rue du Lac 15 | 1204 | Genève
		`,
	),
	...list('FR', 'Atelier Lumière SARL | atelier-lumiere | Design | 12 rue des Lampions | 67000 | Strasbourg'),
	...list('NL', 'Tulpenveld Trading B.V. | tulpenveld | Handel | Grachtweg 88 | 1012 AB | Amsterdam'),
	...list('DK', 'Nordlys Energi ApS | nordlys | Energie | Havnegade 7 | 1058 | København'),
];

export const companies = [...GERMAN, ...FOREIGN];

/** People who are customers themselves. */
export const consumers = [
	{ name: 'Helga Sommerfeld', street: 'Lindenstraße 5', zip: '22085', city: 'Hamburg' },
	{ name: 'Karl-Heinz Obermann', street: 'Gartenweg 17', zip: '30161', city: 'Hannover' },
	{ name: 'Aylin Demir', street: 'Prinzessinnenstraße 40', zip: '10969', city: 'Berlin' },
	{ name: 'Friedrich Wagenknecht', street: 'Am Anger 2', zip: '99096', city: 'Erfurt' },
	{ name: 'Johanna Petersen', street: 'Deichstraße 8', zip: '25980', city: 'Sylt' },
	{ name: 'Mehmet Aksoy', street: 'Hansaring 61', zip: '50670', city: 'Köln' },
];

/** The Leitweg-ID is the one that the specification takes for its example. */
export const authority = {
	name: 'Amt für Digitale Verwaltung Bremen',
	slug: 'digitale-verwaltung',
	industry: 'Verwaltung',
	street: 'Rathausplatz 20',
	zip: '28195',
	city: 'Bremen',
	country: 'DE',
	leitweg_id: '04011000-1234512345-06',
};
